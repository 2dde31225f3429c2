import { expect, it } from 'vitest';
import { modelFiles } from '../../../../src/search/model/write-model.ts';

const nothing = { entries: [], said: [], gaps: [], redirects: {}, topics: {} };

it('a file without a feature is not written: publishing takes an empty file for a damaged one', () => {
  const files = modelFiles({ ...nothing, escalations: {} });
  expect([...files].filter(([, content]) => content.length === 0)).toEqual([]);
  const { written, sounds } = JSON.parse(String(files.get('model.json')));
  expect([...written.files, ...sounds.files]).toEqual([null, null]);
});

it('says what is safe where nothing answers: by the route that a gap names, and else by the first one', () => {
  const files = modelFiles({
    ...nothing,
    gaps: [{ about: '退款', route: '建单' }, { about: '注销' }, { about: '改名', route: '没有的路径' }],
    escalations: {
      二线: { label: '工单流转二线', queue: '二线', record: [], tellCustomer: '已记录' },
      建单: { label: '建单', record: [] },
    },
  });
  expect(JSON.parse(String(files.get('model.json'))).handovers).toEqual({
    '': { label: '工单流转二线', ticket: '知识库条目：暂无答复\n流转：二线\n客户的问题和诉求：', tell: '已记录' },
    建单: { label: '建单', ticket: '知识库条目：暂无答复\n客户的问题和诉求：' },
  });
});
