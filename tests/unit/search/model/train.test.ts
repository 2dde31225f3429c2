import { describe, expect, it } from 'vitest';
import { probabilities, scoreOf } from '../../../../src/search/model/classify.ts';
import { featuresOf, unitsOf } from '../../../../src/search/model/features.ts';
import { layoutOf, openShard, packShards, shardOf } from '../../../../src/search/model/shards.ts';
import { trainWeights, type Weights } from '../../../../src/search/model/train.ts';
import { training } from '../../../../src/search/model/training-numbers.ts';

const lesson = (text: string, label: string) => ({ features: featuresOf(unitsOf(text)), label, weight: 1 });
const lessons = [
  ...['怎么去水印', '水印怎么去掉', '视频上的水印去不掉', '会员去水印'].map((text) => lesson(text, '1004')),
  ...['发票怎么开', '开发票要多久', '怎么开专票', '公司发票怎么开'].map((text) => lesson(text, '1030')),
  ...['怎么取消续费', '取消自动续费', '续费怎么取消', '取消连续包月'].map((text) => lesson(text, '?取消续费')),
];

function best(text: string, { features, unseen, labels }: Weights) {
  const scores = scoreOf(featuresOf(unitsOf(text)), (feature) => features.get(feature), unseen);
  const [first] = probabilities(scores.byClass, training.sharpness, 1);
  return { label: labels[first?.[0] ?? -1], share: first?.[1] ?? 0, ...scores };
}

describe('the classifier', () => {
  const weights = trainWeights(lessons);

  it.each([
    ['水印能去吗', '1004'],
    ['发票在哪开', '1030'],
    ['能取消续费吗', '?取消续费'],
  ])('puts %s where it belongs', (text, label) => {
    expect(best(text, weights).label).toBe(label);
  });

  it.each([
    ['2.1', '？2.1 版和上一版差在哪'],
    ['かいやく', 'かいやく'],
    ['отмена', 'отмена'],
    ['취소', '취소'],
    ['🎁', '活动🎁'],
  ])('knows %s by a single example', (text, said) => {
    expect(best(text, trainWeights([...lessons, lesson(said, '2021')])).label).toBe('2021');
  });

  it('takes no notice of an emoji that nobody taught', () => {
    expect(best('水印能去吗😭', weights).share).toBeCloseTo(best('水印能去吗', weights).share, 1);
  });

  it('gives little to what it has never seen', () => {
    const { share, solid } = best('今天天气', weights);
    expect(share).toBeLessThan(0.3);
    expect(solid).toEqual(new Set());
  });

  it('tells classes that share a pair with the text from those that share characters alone', () => {
    const { solid } = best('发票里有没有水', weights);
    expect([...solid].map((at) => weights.labels[at])).toEqual(['1030']);
    expect(best('发水', weights).byClass.size).toBe(2);
    expect(best('发水', weights).solid).toEqual(new Set());
  });

  it('comes out the same each time', () => {
    expect(trainWeights(lessons)).toEqual(weights);
  });

  it('does not let an entry with five sentences lose to one with forty', () => {
    const many = Array.from({ length: 40 }, (_, index) => lesson(`会员有什么权益啊第${index}问`, '1008'));
    const few = ['会员在哪看到期', '会员到期时间', '会员哪天到期', '会员还剩几天到期', '查会员到期'].map((text) =>
      lesson(text, '1009'),
    );
    const taught = trainWeights([...many, ...few]);
    expect(best('会员什么时候到期', taught).label).toBe('1009');
    expect(best('会员权益', taught).label).toBe('1008');
  });
});

describe('weights as files', () => {
  const weights = trainWeights(lessons);
  const { table, files } = packShards(weights);

  it('say the same after a round trip, to the step of a byte', () => {
    const shards = files.map((file) => openShard(file, table));
    let kept = 0;
    for (const [name, row] of weights.features) {
      const found = shards[shardOf(name, table)]?.get(name);
      if (found) kept++;
      for (const [at, index] of (found?.classes ?? []).entries()) {
        const before = row.weights[row.classes.indexOf(index)] ?? Number.NaN;
        expect(Math.abs((found?.weights[at] ?? 0) - before)).toBeLessThanOrEqual(table.step);
      }
    }
    expect(kept).toBeGreaterThan(20);
    expect(shards[0]?.get('从来没有的字')).toBeUndefined();
  });

  it('keep all that begins with one unit in one file, so that a sentence loads few', () => {
    const layout = { count: 50, wide: ['的'] };
    expect(new Set(['会', '会员', '会员怎'].map((feature) => shardOf(feature, layout))).size).toBe(1);
    expect(new Set(['的', '的会', '的图'].map((feature) => shardOf(feature, layout))).size).toBe(3);
  });

  it('spread by their second unit only what would fill a large file', () => {
    const packed = ['的会', '的图', '会员'].map((name): [string, Uint8Array] => [name, new Uint8Array(15_000)]);
    expect(layoutOf(packed).wide).toEqual(['的']);
  });
});
