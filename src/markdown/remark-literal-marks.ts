import type { Construct, Extension, State, Tokenizer } from 'micromark-util-types';
import type { Processor } from 'unified';

/**
 * Keeps as typed what people type without meaning markup: 「4096*4096px」, 「__init__.py」, 「138****1234」, 「3~~5 天」,
 * 「>90%」 and a line that begins with spaces. Of stars only the pair `**` is markup; what else looks as if markup was meant is
 * an error of the gate.
 */
export function remarkLiteralMarks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(literalMarks);
}

const asterisk = 42;
const underscore = 95;

/** Reads a run of stars or underscores as text, unless it is `**`. */
const tokenizeRun: Tokenizer = (effects, ok, nok) => {
  let size = 0;
  const inRunOf =
    (marker: number): State =>
    (code) => {
      if (code === marker) {
        effects.consume(code);
        size++;
        return inRunOf(marker);
      }
      if (marker === asterisk && size === 2) return nok(code);
      effects.exit('data');
      return ok(code);
    };
  return (code) => {
    effects.enter('data');
    return inRunOf(code === underscore ? underscore : asterisk)(code);
  };
};

const literalRun: Construct = { name: 'literalRun', tokenize: tokenizeRun };

const literalMarks: Extension = {
  text: { [asterisk]: literalRun, [underscore]: literalRun },
  disable: { null: ['blockQuote', 'codeIndented', 'strikethrough'] },
};
