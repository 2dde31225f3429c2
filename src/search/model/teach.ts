import type { Lesson } from './examples.ts';
import { featuresOf, type Readings, soundFeaturesOf, soundsOf, type Unit, unitsOf } from './features.ts';
import { type Example, trainWeights, type Weights } from './train.ts';

/** The classifier in its two views: of what is written, and of how it sounds. */
export interface Model {
  written: Weights;
  sounds: Weights;
}

/** What turns a text of any script into the form that both views read. */
export interface Reader extends Readings {
  simplify(text: string): string;
}

export function teach(lessons: readonly Lesson[], reader: Reader): Model {
  const read = lessons.map(({ text, ...rest }) => ({ ...rest, units: unitsOf(reader.simplify(text)) }));
  function* examples(featuresIn: (units: readonly Unit[]) => Map<string, number>): Generator<Example> {
    for (const { units, label, weight } of read) yield { features: featuresIn(units), label, weight };
  }
  return {
    written: trainWeights(examples(featuresOf)),
    sounds: trainWeights(examples((units) => soundFeaturesOf(soundsOf(units, reader)))),
  };
}
