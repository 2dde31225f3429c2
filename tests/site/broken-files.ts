import { entryFile } from '../built/corpora.ts';

interface Fault {
  kind: string;
  path: string;
  text: string;
  /** `line:column` of the fault in the file. */
  place: string;
  /** A part of the message that leads to the mending. */
  says: string;
}

const reply = ':::话术\n您好。\n:::';

/** What an editor can get wrong so badly that nothing may be published. Bodies begin on line 7. */
export const faults: readonly Fault[] = [
  {
    kind: 'an unknown field',
    path: 'samples/unknown-field.md',
    text: entryFile(2001, { fields: 'statsu: published\n' }),
    place: '5:1',
    says: '「statsu」',
  },
  {
    kind: 'an unknown block',
    path: 'samples/unknown-block.md',
    text: entryFile(2002, { body: ':::话述\n您好。\n:::' }),
    place: '7:1',
    says: '话述',
  },
  {
    kind: 'a full-width mark',
    path: 'samples/full-width.md',
    text: entryFile(2003, { body: `${reply}\n\n：：：内部\n机密\n：：：` }),
    place: '11:1',
    says: '半角',
  },
  {
    kind: 'an unclosed block',
    path: 'samples/unclosed.md',
    text: entryFile(2004, { body: ':::内部\n机密' }),
    place: '7:1',
    says: '没有结束',
  },
  {
    kind: 'text outside a block',
    path: 'samples/outside.md',
    text: entryFile(2005, { body: `${reply}\n\n写在外面的一句话。` }),
    place: '11:1',
    says: '不在任何标记里',
  },
  {
    kind: 'a duplicate number',
    path: 'samples/same-number.md',
    text: entryFile(1001),
    place: '2:1',
    says: 'content/samples/plain.md',
  },
  {
    kind: 'a duplicate URL',
    path: 'samples/nested.md',
    text: entryFile(2007),
    place: '1:1',
    says: '/samples/nested/',
  },
  {
    kind: 'an unknown topic',
    path: 'sampels/somewhere.md',
    text: entryFile(2008),
    place: '1:1',
    says: '「sampels」',
  },
  {
    kind: 'an unknown route',
    path: 'samples/unknown-route.md',
    text: entryFile(2009, { body: `${reply}\n\n:::升级{路径=三线}\n不行时。\n:::` }),
    place: '11:1',
    says: '三线',
  },
  {
    kind: 'an unknown related number',
    path: 'samples/unknown-related.md',
    text: entryFile(2010, { fields: 'related: [1001, 9999]\n' }),
    place: '5:17',
    says: '9999',
  },
  {
    kind: 'HTML and scripts',
    path: 'samples/script.md',
    text: entryFile(2011, { body: ':::话术\n您好。\n\n<script>alert(1)</script>\n:::' }),
    place: '10:1',
    says: 'HTML',
  },
  {
    kind: 'a full-width colon',
    path: 'samples/colon.md',
    text: entryFile(2012, { fields: 'aliases：[一问]\n' }),
    place: '5:1',
    says: 'YAML',
  },
  {
    kind: 'a missing field',
    path: 'samples/no-title.md',
    text: `---\nnumber: 2013\nstatus: published\n---\n\n${reply}\n`,
    place: '2:1',
    says: 'title',
  },
];

/** Path below content/ → text. */
export const brokenFiles = Object.fromEntries(faults.map(({ path, text }) => [path, text]));
