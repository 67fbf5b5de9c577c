import type { Said } from './live.ts';
import type { Surface } from './verdicts/questions.ts';
import { type CaseWriting, writeCase } from './writeCase.ts';

export interface LiveListener extends CaseWriting {
  /** Tells the client, without an answer to wait for. */
  send(method: string, params: object): void;
  /** Has the client ask for its lenses or hints again. */
  refresh(surface: Surface): void;
}

/** Hands on to the client what the thread that judges has to say. */
export function hearLive(listener: LiveListener): (message: Said) => void {
  const { connection, send, refresh } = listener;
  return (message) => {
    switch (message.kind) {
      case 'panel':
        return send('railwright/panel', message.message);
      case 'status':
        return send('railwright/status', message.status);
      case 'lookedAt':
        return send('railwright/lookedAt', message.lookedAt);
      case 'run':
        return send('railwright/startRun', message.params);
      case 'newCase':
        return void writeCase(message, listener).catch((error: unknown) => connection.console.error(String(error)));
      case 'verdicts':
        return message.surfaces.forEach(refresh);
      case 'log':
        return connection.console[message.level](message.message);
    }
  };
}
