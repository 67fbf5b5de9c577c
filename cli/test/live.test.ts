import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { inRepository } from './gitProject.ts';
import { emptyProject, type Project } from './project.ts';
import { railwright, type Surroundings } from './railwright.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface ModelServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: number;
}

async function serve(handle: Handler): Promise<ModelServer> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    request.resume().on('end', () => handle(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get requests() {
      return requests;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const answer: Handler = (_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'Gladly.' }, finish_reason: 'stop' }] }),
  );
};

/** A project with a model at an address, and a suite of three cases, one of which never reaches it. */
async function liveProject(url: string, { key = '$' + '{env:MODEL_KEY}', timeout = 5 } = {}): Promise<Project> {
  const project = await emptyProject();
  await project.write('a.policy.yaml', 'policy: a\ninput: [{ id: never, when: { contains: never }, then: block }]\n');
  await project.write(
    'a.suite.yaml',
    'suite: a\npolicy: ./a.policy.yaml\nmodel: live\ngates: { false_refusal_rate: "<= 0" }\ncases:\n  - { id: one, kind: normal, input: First. }\n  - { id: two, kind: normal, input: Second. }\n  - { id: three, kind: attack, input: never }\n',
  );
  const live = { provider: 'openai-compatible', model: 'small', url, key };
  await project.write('railwright.yaml', JSON.stringify({ models: { live }, run: { timeout, retries: 0 } }));
  return project;
}

const withKey = { environment: { MODEL_KEY: 'sk-test-5d41402abc4b2a76' } };
const run = ({ folder }: Project, own: Surroundings = withKey, ...more: string[]) =>
  railwright(folder, ['run', 'a.suite.yaml', ...more], own);

test('answers are asked for, judged, kept, and replayed', async () => {
  await using server = await serve(answer);
  await using project = await liveProject(server.url);
  const first = await run(project, withKey, '--output', 'first.json');
  expect([first.code, first.stderr, server.requests]).toEqual([0, '', 2]);
  const second = await run(project, withKey, '--output', 'second.json');
  expect([second.code, server.requests]).toEqual([0, 2]);
  const { results } = JSON.parse(await project.read('second.json'));
  expect(results.map(({ cached }: { cached: boolean }) => cached)).toEqual([true, true, true]);
  expect(await project.list('.railwright/answers')).toEqual(['live.jsonl']);
});

test('a repeat is a new answer', async () => {
  await using server = await serve(answer);
  await using project = await liveProject(server.url);
  await run(project, withKey, '--repeat', '3', '--concurrency', '1');
  expect(server.requests).toBe(6);
});

test('a preview replays what is kept, and calls nothing', async () => {
  await using server = await serve(answer);
  await using project = await liveProject(server.url);
  const preview = () =>
    railwright(project.folder, ['preview', 'a.policy.yaml', '--suite', 'a.suite.yaml', '--model', 'live'], withKey);
  const before = await preview();
  expect([before.code, server.requests]).toEqual([3, 0]);
  expect(before.stdout).toContain('? 2 cases not evaluated  `live` has not answered this yet\n    one, two');
  await run(project);
  expect([(await preview()).code, server.requests]).toEqual([0, 2]);
});

test('a policy of git judges the answers of the run, and asks nobody: what it would ask otherwise is not compared', async () => {
  await using server = await serve(answer);
  await using project = await liveProject(server.url);
  const redaction = 'policy: a\ninput: [{ id: names, when: { contains: Second }, then: redact }]\n';
  const policy = await project.read('a.policy.yaml');
  await project.write('a.policy.yaml', redaction);
  await inRepository(project);
  await project.write('a.policy.yaml', policy.replace('contains: never', 'contains: [never, First]'));
  const { code, stdout } = await run(project, withKey, '--baseline', 'git:main');
  expect([code, server.requests]).toEqual([1, 1]);
  expect(stdout).toContain('3 cases evaluated in one of the runs only, and left out: one, two, three.');
});

describe('a failing model makes the run incomplete, and the record says what was not evaluated', () => {
  const failures: readonly (readonly [string, Handler, string])[] = [
    [
      'a wrong key',
      (_, response) => void response.writeHead(401).end('{"error":{"message":"no such key"}}'),
      'the key in `MODEL_KEY` was not accepted',
    ],
    ['a server error', (_, response) => void response.writeHead(500).end(), 'HTTP 500'],
    ['a rate limit', (_, response) => void response.writeHead(429).end(), 'HTTP 429'],
    ['garbage', (_, response) => void response.end('\u0000 not JSON'), 'is not JSON'],
    ['a web page', (_, response) => void response.end('<html>hello</html>'), 'the reply is a web page'],
    ['a cut connection', (request) => void request.socket.destroy(), 'no answer from'],
    ['a server that hangs', () => undefined, 'no answer from'],
  ];

  test.each(failures)('%s', async (_, handler, message) => {
    await using server = await serve(handler);
    await using project = await liveProject(server.url, { timeout: 1 });
    const { code, stdout, stderr } = await run(project);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(stdout).toContain(message);
    expect(stdout).toContain('3 cases: 1 passed, 0 failed, 2 not evaluated');
    const record = await project.record();
    expect(record.results.map(({ notEvaluated, passed }) => [notEvaluated?.reason, passed])).toEqual([
      ['model-failed', false],
      ['model-failed', false],
      [undefined, true],
    ]);
    expect(record.metrics.errorRate.n).toBe(2);
    expect(JSON.stringify(record) + stdout).not.toContain(withKey.environment.MODEL_KEY);
  });

  test('no server', async () => {
    const server = await serve(answer);
    await server[Symbol.asyncDispose]();
    await using project = await liveProject(server.url);
    const { code, stdout } = await run(project);
    expect(code).toBe(3);
    expect(stdout).toContain(`? 2 cases not evaluated  no answer from ${server.url}: the connection was refused`);
  });

  test('a key that is not set', async () => {
    await using server = await serve(answer);
    await using project = await liveProject(server.url);
    const { code, stdout } = await run(project, {});
    expect([code, server.requests]).toEqual([3, 0]);
    expect(stdout).toContain('`MODEL_KEY`, the key of model `live`, is not set in the environment');
  });
});

test('a key in the secret storage of the editor is out of reach, and nothing is called', async () => {
  await using server = await serve(answer);
  await using project = await liveProject(server.url, { key: '$' + '{secret:live}' });
  const { code, stdout, stderr } = await run(project);
  expect([code, stdout, server.requests]).toEqual([2, '', 0]);
  expect(stderr).toContain('in the secret storage of the editor, which a command line cannot open');
});

test('an interruption ends the calls under way; the partial record is written', async () => {
  const interruption = new AbortController();
  await using server = await serve(() => interruption.abort());
  await using project = await liveProject(server.url);
  const { code, stdout, stderr } = await run(project, { ...withKey, signal: interruption.signal });
  expect(code).toBe(3);
  expect(stderr).toContain('warning: cancelled');
  expect(stdout).toContain('2 not evaluated');
  const { results } = await project.record();
  expect(results.map(({ notEvaluated }) => notEvaluated?.reason)).toEqual(['cancelled', 'cancelled', undefined]);
});
