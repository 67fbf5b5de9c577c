import { expect, test } from 'vitest';
import { railwright } from './railwright.ts';

test.each([[['lsp', '--stdio']], [['lsp']], [['lsp', '--stdio', '--clientProcessId=7']]])(
  '%j hands the process to the server',
  async (args) => {
    let served = 0;
    const ran = await railwright('/', args, { serve: () => void served++ });
    expect([ran, served]).toEqual([{ code: 0, stdout: '', stderr: '' }, 1]);
  },
);

test('a server that cannot be started is said', async () => {
  const serve = () => {
    throw new Error('no server');
  };
  const { code, stderr } = await railwright('/', ['lsp'], { serve });
  expect([code, stderr]).toEqual([2, 'error: the language server cannot be started: no server\n']);
});
