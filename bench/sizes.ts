import { Misuse } from '../cli/command.ts';

/**
 * The sizes of corpora that were typed: `100,1000`.
 *
 * @throws Misuse
 */
export function readSizes(typed: string): number[] {
  const sizes = typed.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) throw new Misuse('--sizes 要写条数，用逗号隔开');
  return sizes;
}
