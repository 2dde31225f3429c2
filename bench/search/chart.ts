import type { SiteName } from './interfaces.ts';
import type { Figures } from './run.ts';

const width = 760;
const bar = { height: 18, gap: 4, left: 190, right: 110 };
const panel = { title: 34, gap: 26 };

interface Bar {
  label: string;
  site: SiteName;
  value: number;
  text: string;
}

/** Two rows of bars, on a logarithmic scale where a linear one would show nothing. Readable in light and dark. */
export function searchChart(all: readonly Figures[]): string {
  const label = ({ site, size }: Figures) =>
    `${site === 'ours' ? 'ours' : 'bare Starlight'}, ${size.toLocaleString('en')}`;
  const panels = [
    {
      title: 'Keystroke to first result, warm (ms, logarithmic)',
      scale: logarithmic(1, 1000),
      bars: all.map((row): Bar => bars(row, row.warm.median, `${row.warm.median.toFixed(1)} ms`)),
    },
    {
      title: 'Bytes from opening search to first result (kB)',
      scale: linear(Math.max(...all.map(({ bytes }) => bytes.toFirst))),
      bars: all.map((row): Bar => bars(row, row.bytes.toFirst, `${(row.bytes.toFirst / 1000).toFixed(1)} kB`)),
    },
    {
      title: 'First result is the right one (hit1)',
      scale: linear(1),
      bars: all.map((row): Bar => bars(row, row.quality.hit1, row.quality.hit1.toFixed(3))),
    },
  ];
  function bars(row: Figures, value: number, text: string): Bar {
    return { label: label(row), site: row.site, value, text };
  }

  let top = 8;
  const drawn = panels.map(({ title, scale, bars }) => {
    const lines = [`<text class="title" x="12" y="${top + 18}">${title}</text>`];
    top += panel.title;
    for (const { label, site, value, text } of bars) {
      const length = Math.max(2, scale(value) * (width - bar.left - bar.right));
      const middle = top + bar.height - 5;
      lines.push(
        `<text x="${bar.left - 8}" y="${middle}" text-anchor="end">${label}</text>`,
        `<rect class="${site}" x="${bar.left}" y="${top}" width="${length.toFixed(1)}" height="${bar.height}" rx="3"/>`,
        `<text x="${(bar.left + length + 8).toFixed(1)}" y="${middle}">${text}</text>`,
      );
      top += bar.height + bar.gap;
    }
    top += panel.gap;
    return lines.join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" role="img" aria-label="Search: ours beside a bare Starlight's">
<style>
  svg { background: #fff; color: #1b1b1f; font: 13px system-ui, sans-serif }
  text { fill: currentColor }
  .title { font-weight: 600 }
  .ours { fill: #0b7a55 }
  .starlight { fill: #8a8f98 }
  @media (prefers-color-scheme: dark) {
    svg { background: #17181c; color: #ececf1 }
    .ours { fill: #3fcf9b }
    .starlight { fill: #7c828d }
  }
</style>
<rect width="${width}" height="${top}" fill="none"/>
${drawn.join('\n')}
</svg>
`;
}

function linear(most: number): (value: number) => number {
  return (value) => value / most;
}

function logarithmic(least: number, most: number): (value: number) => number {
  return (value) => Math.log(Math.max(value, least) / least) / Math.log(most / least);
}
