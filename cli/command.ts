import { type ParseArgsConfig, parseArgs } from 'node:util';
import { reasonOf } from '../deploy/publishing/refusal.mjs';

type Options = NonNullable<ParseArgsConfig['options']>;
type Arguments<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

export interface Command<O extends Options> {
  /** 用法：… , shown below the reason whenever something was typed wrongly. */
  usage: string;
  /** Without `options`, every word is an argument, even a word that begins with a dash. */
  options?: O;
  /** Does the work. `false`: the work is done, and something is wrong that has been printed. A number: an exit code of its own. */
  run(typed: Arguments<O>): Promise<boolean | number> | boolean | number;
}

/** What was typed is wrong. Its message is shown with the command's usage. */
export class Misuse extends Error {}

/**
 * Runs a command and ends it with an exit code: 0 if all is well, 1 if `run` says that something is not, 2 if the command
 * could not do its work. Why not is said in Chinese, without a stack.
 */
export async function runCommand<const O extends Options>({ usage, options, run }: Command<O>): Promise<void> {
  const args = process.argv.slice(2);
  try {
    const typed = parseArgs({
      args: options ? args : ['--', ...args],
      options: (options ?? {}) as O,
      allowPositionals: true,
    });
    const outcome = await run(typed);
    process.exitCode = typeof outcome === 'number' ? outcome : Number(!outcome);
  } catch (error) {
    const { reason, isMisuse } = explain(error);
    console.error(isMisuse ? `${reason}\n${usage}` : reason);
    process.exitCode = 2;
  }
}

function explain(error: unknown): { reason: string; isMisuse: boolean } {
  if (!(error instanceof Error)) return { reason: String(error), isMisuse: false };
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (!code.startsWith('ERR_PARSE_ARGS_'))
    return { reason: reasonOf(error) ?? message, isMisuse: error instanceof Misuse };
  const [, option = ''] = /'(?:-\w, )?(-[^' ]*)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return { reason: `没有「${option}」这个选项`, isMisuse: true };
  const isFlag = message.includes('does not take');
  return { reason: `「${option}」后面${isFlag ? '不写值' : '要写上值'}`, isMisuse: true };
}
