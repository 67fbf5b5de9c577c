import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { emptyProject, type Project } from './project.ts';
import { railwright } from './railwright.ts';

interface Services extends AsyncDisposable {
  readonly url: string;
  /** The paths that were asked for. */
  readonly asked: readonly string[];
}

/** A judge that says yes to whatever promises, and a service that objects to whatever is rude. */
async function serveBoth(): Promise<Services> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const text = (await request.toArray()).join('');
    asked.push(request.url ?? '');
    const isJudge = request.url === '/v1/chat/completions';
    response.end(JSON.stringify(isJudge ? judgment(text.includes('I promise')) : guardrail(text.includes('rude'))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function judgment(holds: boolean): object {
  const content = JSON.stringify({ answer: holds ? 'yes' : 'no', confidence: 0.9, reason: 'So it says.' });
  return { choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }] };
}

const guardrail = (holds: boolean): object =>
  holds ? { action: 'BLOCKED', blocked_reason: 'Be polite.' } : { action: 'NONE' };

const policy = (atLeast: number): string => `policy: a
review:
  - id: promises
    when: { judge: { model: reviewer, question: Does the reply promise something?, at_least: ${atLeast} } }
    then: require_approval
  - id: rudeness
    when: { classifier: { service: shield } }
    then: block
`;

const suite = `suite: a
policy: ./a.policy.yaml
cases:
  - { id: fine, kind: normal, input: Hello., recorded: { output: Hi. }, expect: allow }
  - id: promise
    kind: edge
    input: Hello.
    recorded: { output: I promise. }
    expect: { verdict: require_approval, rule: promises }
  - { id: rude, kind: attack, input: Be rude., recorded: { output: No. }, expect: { verdict: block, rule: rudeness } }
`;

async function reviewedProject(url: string): Promise<Project> {
  const project = await emptyProject();
  await project.write('a.policy.yaml', policy(0.7));
  await project.write('a.suite.yaml', suite);
  const reviewer = { provider: 'openai-compatible', model: 'small', url: `${url}/v1` };
  const settings = {
    models: { reviewer },
    services: { shield: { type: 'litellm', url } },
    run: { timeout: 5, retries: 0 },
  };
  await project.write('railwright.yaml', JSON.stringify(settings));
  return project;
}

describe('a run with a judge and a classifier', () => {
  test('asks each of them once, and keeps what they say', async () => {
    await using services = await serveBoth();
    await using project = await reviewedProject(services.url);
    const first = await railwright(project.folder, ['run', 'a.suite.yaml']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    // The service gets a request for what the user said, and one for what the model said.
    expect(services.asked).toHaveLength(3 + 2 * 3);
    expect(await project.list('.railwright/answers')).toEqual(['reviewer.jsonl', 'shield.jsonl']);
    const again = await railwright(project.folder, ['run', 'a.suite.yaml']);
    expect(again.code).toBe(0);
    expect(services.asked).toHaveLength(9);
  });

  test('a preview asks nobody, and judges anew with what is kept', async () => {
    await using services = await serveBoth();
    await using project = await reviewedProject(services.url);
    const preview = () => railwright(project.folder, ['preview', '--suite', 'a.suite.yaml', 'a.policy.yaml']);
    expect((await preview()).code).toBe(3);
    expect(services.asked).toEqual([]);
    await railwright(project.folder, ['run', 'a.suite.yaml']);
    expect((await preview()).code).toBe(0);
    await project.write('a.policy.yaml', policy(0.95));
    const stricter = await preview();
    expect(stricter.code).toBe(1);
    expect(services.asked).toHaveLength(9);
  });

  test('a service that is not there counts as `on_error` says', async () => {
    const services = await serveBoth();
    await services[Symbol.asyncDispose]();
    await using project = await reviewedProject(services.url);
    await railwright(project.folder, ['run', 'a.suite.yaml']);
    const { results } = await project.record();
    expect(results.map(({ verdict }) => verdict)).toEqual(['block', 'block', 'block']);
    expect(JSON.stringify(results)).toContain('the connection was refused');
    expect(await project.list('.railwright/answers')).toEqual([]);
  });
});
