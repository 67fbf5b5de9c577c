import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CaseQuery } from '#protocol/panel/cases.ts';
import { applyWorkspaceEdit } from './actionSteps.ts';
import { tellPanel } from './runningSteps.ts';
import { showPlace } from './showingSteps.ts';
import { showRows } from './showPanel.ts';
import type { Steps } from './steps.ts';
import type { World } from './world.ts';

const start = promisify(execFile);

/** What is judged as the author types: the panel, and what it is compared with. */
export const liveSteps: Steps = [
  [/^the panel asks$/, (world, _, body) => tellPanel(world, JSON.parse(world.withRunIds(world.fill(body))) as object)],
  [/^the suite `([^`]+)` is chosen$/, async (world, [name = '']) => showSuite(world, name)],
  [
    /^the panel is opened, which showed `([^`]+)` before(?:, against `([^`]+)`)?(?:, compared with `([^`]+)`)?$/,
    async (world, [name = '', model, baseline]) => {
      const suite = (await world.client()).uri(name);
      const lookedAt = { suite, ...(model && { model }), ...(baseline && { baseline }) };
      return tellPanel(world, { kind: 'ready', lookedAt });
    },
  ],
  [/^the panel shows the cases$/, (world) => rowsOf(world, everything)],
  [
    /^the panel shows the cases that match `(.+)`$/,
    (world, [query = '']) => rowsOf(world, { ...everything, ...(JSON.parse(query) as Partial<CaseQuery>) }),
  ],
  [
    /^a git repository with all that is there, on the branch `([^`]+)`$/,
    async (world, [branch = '']) => {
      await git(world, 'init', '--quiet', '--initial-branch', branch);
      return commit(world);
    },
  ],
  [/^all is committed$/, (world) => commit(world)],
  [
    /^the branch `([^`]+)` is begun$/,
    async (world, [branch = '']) => {
      await git(world, 'switch', '--quiet', '--create', branch);
      return undefined;
    },
  ],
  [
    /^the repository is a shallow clone of one commit$/,
    async (world) => {
      const { folder } = await world.client();
      const head = await git(world, 'rev-parse', 'HEAD');
      await writeFile(join(folder, '.git/shallow'), head);
      return undefined;
    },
  ],
  [
    /^no program can be found$/,
    async (world) => {
      const { PATH: before } = process.env;
      process.env.PATH = '';
      world.undo.push(() => {
        process.env.PATH = before;
      });
      return undefined;
    },
  ],
  [
    /^the editor makes the edit that it was sent$/,
    async (world) => {
      const [edit, ...others] = (await world.client()).heard.edits;
      if (!edit || others.length > 0) throw new Error(`${edit ? others.length + 1 : 0} edits were sent`);
      await applyWorkspaceEdit(world, edit);
      return undefined;
    },
  ],
  [
    /^an editor that can be told to show a file$/,
    async (world) => {
      const { capabilities } = world.settings;
      const window = { ...capabilities?.window, showDocument: { support: true } };
      world.settings = { ...world.settings, capabilities: { ...capabilities, window } };
      return undefined;
    },
  ],
  [
    /^the editor shows$/,
    async (world) => {
      const { uri, selection: range } = (await world.client()).heard.places.at(-1) ?? {};
      return uri !== undefined && range ? world.hide(await showPlace(world, { uri, range })) : 'nothing';
    },
  ],
];

const everything: CaseQuery = { text: '', kind: 'all', status: 'all' };

async function rowsOf(world: World, query: CaseQuery): Promise<string> {
  await tellPanel(world, { kind: 'rows', query, first: 0, count: 100 });
  return world.hide(showRows((await world.client()).heard.rows.at(-1)?.rows ?? []));
}

const showSuite = async (world: World, name: string): Promise<undefined> =>
  tellPanel(world, { kind: 'suite', uri: (await world.client()).uri(name) });

async function commit(world: World): Promise<undefined> {
  await git(world, 'add', '--all', ':!.railwright');
  await git(world, 'commit', '--quiet', '--message', 'a change');
  return undefined;
}

/** Whoever runs the tests has settings of their own. */
const settings = ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.example'];

async function git(world: World, ...args: readonly string[]): Promise<string> {
  const { folder } = await world.client();
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return (await start('git', [...settings, ...args], { cwd: folder, env })).stdout;
}
