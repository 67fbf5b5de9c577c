import { expect, test } from 'vitest';
import type { EmptyView } from '#protocol/panel/view.ts';
import { openDocumentStore } from '../../src/documentStore.ts';
import { createLive } from '../../src/live/live.ts';
import type { StartLive } from '../../src/live/liveHost.ts';
import type { FromLive, ToLive } from '../../src/live/messages.ts';
import { liveInThisThread } from '../support/liveInThisThread.ts';
import { startClient } from '../support/lspClient.ts';
import { manualSchedule } from '../support/manualSchedule.ts';

/** Threads that a test can have fall, and what each was told. */
function fallingThreads() {
  const told: ToLive[][] = [];
  const falls: ((reason: string) => void)[] = [];
  const says: ((message: FromLive) => void)[] = [];
  const start: StartLive = (hear, onLost) => {
    const messages: ToLive[] = [];
    told.push(messages);
    falls.push(onLost);
    says.push(hear);
    return { tell: (message) => void messages.push(message), end: () => undefined };
  };
  const heard: FromLive[] = [];
  const store = openDocumentStore(['/project']);
  const live = createLive({ store, isTrusted: () => true, start, hear: (message) => void heard.push(message) });
  return { live, store, told, heard, fall: (reason: string) => falls.at(-1)?.(reason), say: says };
}

const ready: ToLive = { kind: 'panel', message: { kind: 'ready' } };
const empty: EmptyView = { kind: 'empty', suites: [], trusted: true };
const view: FromLive = { kind: 'panel', message: { kind: 'view', view: empty } };

test('nothing is started for what is typed as long as nobody looks', () => {
  const { live, told } = fallingThreads();
  live.tell({ kind: 'files' });
  live.tell({ kind: 'edited', uri: 'file:///project/p.policy.yaml', changes: [], version: 2 });
  expect(told).toEqual([]);
  live.tell(ready);
  expect(told).toMatchObject([[{ kind: 'folders' }, { kind: 'trust', trusted: true }, ready]]);
});

test('a thread that is lost is started again, and told all drafts as they are now', () => {
  const { live, store, told, heard, fall } = fallingThreads();
  live.tell(ready);
  store.open('file:///project/p.policy.yaml', 'railwright-policy', 1, 'policy: p');
  store.change('file:///project/p.policy.yaml', [{ text: 'policy: q' }], 7);
  fall('out of memory');
  expect(told).toHaveLength(2);
  expect(told[1]).toMatchObject([
    { kind: 'folders', paths: ['/project'] },
    { kind: 'trust' },
    { kind: 'opened', uri: 'file:///project/p.policy.yaml', version: 7, text: 'policy: q' },
  ]);
  expect(heard).toEqual([
    { kind: 'log', level: 'error', message: 'judging as you type has failed: out of memory' },
    { kind: 'verdicts', surfaces: ['hints', 'lenses'] },
  ]);
});

test('one that is lost three times in a row is given up, told of, and tried again when somebody asks', () => {
  const { live, told, heard, fall } = fallingThreads();
  live.tell(ready);
  for (const reason of ['one', 'two', 'three']) fall(reason);
  live.tell({ kind: 'files' });
  expect(told).toHaveLength(3);
  expect(heard.findLast(({ kind }) => kind === 'log')).toMatchObject({
    message: 'judging as you type has failed: three, and is not tried again before something is asked of the panel',
  });
  live.tell(ready);
  expect(told).toHaveLength(4);
  fall('four');
  expect(told).toHaveLength(4);
});

test('a question starts a thread, but not one that is given up; who waits for an answer of a lost one waits no more', async () => {
  const { live, told, fall, say } = fallingThreads();
  const question = { kind: 'ruleNames', policy: '/project/p.policy.yaml' } as const;
  const first = live.ask(question);
  expect(told.at(-1)?.at(-1)).toEqual({ kind: 'ask', id: 1, question });
  say.at(-1)?.({ kind: 'answer', id: 1, answer: ['a'] });
  expect(await first).toEqual(['a']);
  for (const reason of ['one', 'two', 'three']) {
    const open = live.ask(question);
    say.at(-1)?.(view);
    fall(reason);
    expect(await open).toBeUndefined();
  }
  expect(told).toHaveLength(3);
  expect(await live.ask(question)).toBeUndefined();
  expect(told).toHaveLength(3);
});

test('one that shows something after it was asked for it has recovered; one that only begins has not', () => {
  const asked = fallingThreads();
  asked.live.tell(ready);
  for (let at = 0; at < 5; at++) {
    asked.live.tell({ kind: 'files' });
    asked.say.at(-1)?.(view);
    asked.fall('again');
  }
  expect(asked.told).toHaveLength(6);
  const begun = fallingThreads();
  begun.live.tell(ready);
  for (let at = 0; at < 3; at++) {
    begun.say.at(-1)?.(view);
    begun.fall('again');
  }
  expect(begun.told).toHaveLength(3);
});

test('what was shown is shown again: the suite, the model and the baseline', async () => {
  await using client = await startClient();
  const manual = manualSchedule();
  const falls: ((reason: string) => void)[] = [];
  const inThisThread = liveInThisThread(manual.schedule);
  const views: unknown[] = [];
  const store = openDocumentStore([client.folder]);
  const live = createLive({
    store,
    isTrusted: () => true,
    start: (hear, onLost) => {
      falls.push(onLost);
      return inThisThread(hear, onLost);
    },
    hear: (message) => {
      if (message.kind === 'panel' && message.message.kind === 'view') views.push(message.message.view);
    },
  });
  await client.write('p.policy.yaml', 'policy: p\nversion: "1"\nowner: us\n');
  const cases = 'cases: [{ id: a, kind: normal, input: Hello, recorded: { output: Hi } }]';
  for (const name of ['a', 'b'])
    await client.write(`${name}.suite.yaml`, `suite: ${name}\npolicy: ./p.policy.yaml\n${cases}\n`);
  live.tell({ kind: 'panel', message: { kind: 'suite', uri: client.uri('b.suite.yaml') } });
  live.tell({ kind: 'panel', message: { kind: 'baseline', id: 'none' } });
  await manual.runAll();
  const before = views.at(-1);
  expect(before).toMatchObject({ kind: 'live', header: { suite: { id: 'b' } }, baseline: { selected: 'none' } });
  views.length = 0;
  falls.at(-1)?.('out of memory');
  await manual.runAll();
  expect(views.at(-1)).toMatchObject({ kind: 'live', header: { suite: { id: 'b' } }, baseline: { selected: 'none' } });
});
