import { type Disposable, type InputBox, QuickInputButtons, type QuickPick, window } from 'vscode';
import type { Ask, Choice, PickQuestion, Reply, TextQuestion } from './dialogue.ts';

/** Asks in the editor's quick input, with a *Back* button. */
export const quickInput: Ask = {
  pick<T>(question: PickQuestion<T>) {
    const input = window.createQuickPick<Choice<T>>();
    input.items = question.choices;
    input.placeholder = question.prompt;
    input.matchOnDetail = true;
    return shown<T>(input, question, (answer) => [
      input.onDidAccept(() => {
        const chosen = input.selectedItems[0];
        if (chosen) answer(chosen.value);
      }),
    ]);
  },

  text(question) {
    const input = window.createInputBox();
    input.value = question.value;
    input.prompt = question.prompt;
    input.placeholder = question.placeholder;
    input.password = question.secret ?? false;
    return shown<string>(input, question, (answer) => [
      input.onDidChangeValue(() => {
        input.validationMessage = undefined;
      }),
      input.onDidAccept(() => {
        input.validationMessage = question.problem(input.value);
        if (!input.validationMessage) answer(input.value.trim());
      }),
    ]);
  },
};

function shown<T>(
  input: InputBox | QuickPick<Choice<T>>,
  question: TextQuestion | PickQuestion<T>,
  listen: (answer: (value: T) => void) => Disposable[],
): Promise<Reply<T>> {
  return new Promise<Reply<T>>((resolve) => {
    input.title = question.title;
    input.ignoreFocusOut = true;
    input.buttons = question.canGoBack ? [QuickInputButtons.Back] : [];
    const listening = [
      ...listen((value) => resolve({ kind: 'answer', value })),
      input.onDidTriggerButton(() => resolve({ kind: 'back' })),
      input.onDidHide(() => {
        for (const listener of listening) listener.dispose();
        resolve({ kind: 'cancelled' });
      }),
    ];
    input.show();
  }).finally(() => input.dispose());
}
