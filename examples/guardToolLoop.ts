import { generateText, type ModelMessage, type ToolExecutionOptions, type ToolSet } from 'ai';
import { judge, judgeCall, judgeInput, judgeResult, type Policy } from 'railwright/engine';

type Session = Readonly<Record<string, unknown>>;
type Loop = Parameters<typeof generateText>[0] & { readonly messages: ModelMessage[]; readonly tools: ToolSet };
type Turn = Pick<ToolExecutionOptions, 'toolCallId' | 'messages'>;

/** Runs a tool loop of the AI SDK, guarded. What is shown may go to the user; the messages are what the next turn goes on from. */
export async function reply(policy: Policy, session: Session, { messages, tools, ...loop }: Loop) {
  const input = judgeInput(policy, { messages, session });
  if (input.isBlocked) return { shown: input.message, messages };
  const passedOn = input.passedOn.messages;
  const { response } = await generateText({ ...loop, messages: passedOn, tools: guardTools(policy, session, tools) });
  const all = [...passedOn, ...response.messages];
  return { shown: judge(policy, { messages: all, session }).shown, messages: all };
}

/** The tools, with each call judged before it runs, and each result before the model sees it. */
function guardTools(policy: Policy, session: Session, tools: ToolSet): ToolSet {
  const history: unknown[] = []; // the calls of this loop: rules may count them, also those that run side by side
  const judged = (toolName: string, input: unknown, { toolCallId, messages }: Turn) => {
    history.push({ toolName, input, toolCallId });
    return judgeCall(policy, { messages, session, history }, history.at(-1));
  };
  const guarded = Object.entries(tools).map(([name, tool]): [string, ToolSet[string]] => {
    const needsApproval = (input: unknown, turn: Turn) => judged(name, input, turn).verdict === 'require_approval';
    const execute: typeof tool.execute = async (input, turn) => {
      const { runs, message } = judged(name, input, turn);
      if (!runs) throw new Error(message);
      return judgeResult(policy, { session }, await tools[runs.tool]?.execute?.(runs.args, turn)).passedOn;
    };
    return [name, { ...tool, needsApproval, ...(tool.execute && { execute }) }];
  });
  return Object.fromEntries(guarded);
}
