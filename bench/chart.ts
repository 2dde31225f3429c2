const width = 760;
const bar = { height: 18, gap: 4, left: 210, right: 110 };
const panel = { title: 34, gap: 26 };

/** A list of bars below a title. */
interface Panel<Row> {
  title: string;
  value(row: Row): number;
  /** The text beside a bar: the value with its unit. */
  text(value: number): string;
  /** Value → share of the width; without `scale` the largest value fills the width. */
  scale?: (value: number) => number;
}

/** A row of measurements, as a bar of every panel. */
interface Named<Row> {
  rows: readonly Row[];
  label(row: Row): string;
  isOurs(row: Row): boolean;
}

/** Lists of bars as an SVG that reads well on light and dark ground. */
export function barChart<Row>(
  description: string,
  { rows, label, isOurs }: Named<Row>,
  panels: readonly Panel<Row>[],
): string {
  let top = 8;
  const drawn = panels.map(({ title, value, text, scale = linear(Math.max(...rows.map(value))) }) => {
    const lines = [`<text class="title" x="12" y="${top + 18}">${title}</text>`];
    top += panel.title;
    for (const row of rows) {
      const length = Math.max(2, scale(value(row)) * (width - bar.left - bar.right));
      const middle = top + bar.height - 5;
      lines.push(
        `<text x="${bar.left - 8}" y="${middle}" text-anchor="end">${label(row)}</text>`,
        `<rect class="${isOurs(row) ? 'ours' : 'peer'}" x="${bar.left}" y="${top}" width="${length.toFixed(1)}" height="${bar.height}" rx="3"/>`,
        `<text x="${(bar.left + length + 8).toFixed(1)}" y="${middle}">${text(value(row))}</text>`,
      );
      top += bar.height + bar.gap;
    }
    top += panel.gap;
    return lines.join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" role="img" aria-label="${description}">
<style>
  svg { background: #fff; color: #1b1b1f; font: 13px system-ui, sans-serif }
  text { fill: currentColor }
  .title { font-weight: 600 }
  .ours { fill: #0b7a55 }
  .peer { fill: #8a8f98 }
  @media (prefers-color-scheme: dark) {
    svg { background: #17181c; color: #ececf1 }
    .ours { fill: #3fcf9b }
    .peer { fill: #7c828d }
  }
</style>
${drawn.join('\n')}
</svg>
`;
}

export function linear(most: number): (value: number) => number {
  return (value) => value / most;
}

/** A logarithmic scale, on which small values can be seen beside large ones. */
export function logarithmic(least: number, most: number): (value: number) => number {
  return (value) => Math.log(Math.max(value, least) / least) / Math.log(most / least);
}
