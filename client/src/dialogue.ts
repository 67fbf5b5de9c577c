/** A question to the person at the editor. */
interface Question {
  readonly title: string;
  readonly prompt: string;
  /** Whether there is an earlier question to go back to. */
  readonly canGoBack: boolean;
}

export interface Choice<T> {
  readonly label: string;
  readonly detail?: string;
  readonly value: T;
}

export interface PickQuestion<T> extends Question {
  readonly choices: readonly Choice<T>[];
}

export interface TextQuestion extends Question {
  readonly value: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  problem(text: string): string | undefined;
}

export type Reply<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancelled' };

/** Somebody who answers questions: in the editor, its user. */
export interface Ask {
  pick<T>(question: PickQuestion<T>): Promise<Reply<T>>;
  text(question: TextQuestion): Promise<Reply<string>>;
}

/**
 * One step of a dialogue: answers with the state so far and what it adds to it.
 * `skip` is a step that does not apply to the state.
 */
export type Step<S> = (state: S, canGoBack: boolean) => Promise<Reply<S> | { readonly kind: 'skip' }>;

/**
 * Goes through the steps, forth and back; resolves to the last state, or undefined where the dialogue was left.
 * Going back keeps what was answered, so that it is offered again.
 */
export async function walk<S>(steps: readonly Step<S>[], initial: S): Promise<S | undefined> {
  const asked: number[] = [];
  let state = initial;
  let at = 0;
  for (let step = steps[at]; step; step = steps[at]) {
    const reply = await step(state, asked.length > 0);
    if (reply.kind === 'cancelled') return undefined;
    if (reply.kind === 'back') {
      at = asked.pop() ?? 0;
      continue;
    }
    if (reply.kind === 'answer') {
      asked.push(at);
      state = reply.value;
    }
    at += 1;
  }
  return state;
}
