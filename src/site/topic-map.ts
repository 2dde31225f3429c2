import { cluster, type HierarchyPointNode, hierarchy } from 'd3-hierarchy';
import type { Entry } from '../entry/entry.ts';
import { entryUrl, topicUrl } from '../entry/urls.ts';
import type { TopicPage } from './collections.ts';

/** A node of the map with its place in pixels; `url` is a path below the site's base. */
export interface MapNode {
  label: string;
  url: string;
  kind: 'site' | 'topic' | 'question' | 'more';
  x: number;
  y: number;
}

export interface TopicMap {
  nodes: MapNode[];
  /** SVG path data from a parent to its child. */
  links: string[];
  width: number;
  height: number;
}

interface Branch extends Pick<MapNode, 'label' | 'url' | 'kind'> {
  children?: Branch[];
}

/** Pixels. Columns are wide enough for the longest topic label; Chinese characters are square. */
const layout = { row: 26, column: 150, character: 14, margin: 16 };

/** A topic with more entries shows a link to itself instead, so that the map stays a map. */
export const entriesShown = 60;

/** The tree of topics and questions, laid out from left to right. */
export function drawTopicMap(title: string, topics: readonly TopicPage[], entries: readonly Entry[]): TopicMap {
  const data: Branch = { label: title, url: '/', kind: 'site', children: topicBranches(null, topics, entries) };
  const root = cluster<Branch>()
    .nodeSize([layout.row, layout.column])
    .separation(() => 1)(hierarchy(data));
  const nodes = root.descendants();
  const top = Math.min(...nodes.map(({ x }) => x)) - layout.row;
  // Every question has a row of its own and stands in the last column, so that no label runs into another.
  const last = Math.max(...nodes.map(({ depth }) => depth));
  const column = ({ depth, children }: HierarchyPointNode<Branch>) => (children ? depth : last);
  const place = (node: HierarchyPointNode<Branch>) => ({
    x: column(node) * layout.column + layout.margin,
    y: node.x - top,
  });

  const placed = nodes.map((node) => ({
    ...place(node),
    label: node.data.label,
    url: node.data.url,
    kind: node.data.kind,
  }));
  return {
    nodes: placed,
    links: root.links().map(({ source, target }) => curve(place(source), place(target))),
    width: Math.ceil(
      Math.max(...placed.map(({ x, label }) => x + [...label].length * layout.character)) + 2 * layout.margin,
    ),
    height: Math.ceil(Math.max(...placed.map(({ y }) => y)) + layout.row),
  };
}

function topicBranches(parent: string | null, topics: readonly TopicPage[], entries: readonly Entry[]): Branch[] {
  const isChild = ({ id }: TopicPage) => (id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null) === parent;
  return topics.filter(isChild).map(({ id, label }) => {
    const own = entries.filter((entry) => entry.topic === id);
    const shown = own
      .slice(0, entriesShown)
      .map((entry): Branch => ({ label: entry.title, url: entryUrl(entry), kind: 'question' }));
    const more: Branch[] =
      own.length > entriesShown ? [{ label: `全部 ${own.length} 条`, url: topicUrl(id), kind: 'more' }] : [];
    return {
      label,
      url: topicUrl(id),
      kind: 'topic',
      children: [...shown, ...more, ...topicBranches(id, topics, entries)],
    };
  });
}

function curve(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const start = to.x - layout.column * 0.45;
  return `M${from.x} ${round(from.y)}H${round(start - 30)}C${round(start)} ${round(from.y)} ${round(start - 20)} ${round(to.y)} ${to.x} ${round(to.y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
