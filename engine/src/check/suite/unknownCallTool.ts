import { locate, valueAt } from '../../document/nodes.ts';
import { findCallParts } from '../../exchange/callShapes.ts';
import type { ToolCall } from '../../exchange/exchange.ts';
import { asFields } from '../../exchange/json.ts';
import { unknownTool } from '../../policy/policy.ts';
import type { CaseCheck, RowCheck } from '../check.ts';
import { unknownName } from '../unknownName.ts';
import { callsPlace } from './rowPlaces.ts';

/** A recorded call of a tool that the policy does not know tests nothing that can happen, unless just that is what it tests. */
export const unknownCallTool: CaseCheck = ({ document, policy }) => {
  const tools = policy?.tools && new Set(policy.tools.tools.map(({ name }) => name));
  if (!tools) return () => [];
  return ({ recorded, path, expect }) => {
    if (!path || expect?.rule?.value === unknownTool) return [];
    return (recorded?.calls ?? []).flatMap(({ tool }, index) => {
      const place = [...path, 'recorded', 'calls', index];
      const parts = findCallParts(asFields(valueAt(document.value, place)) ?? {});
      if (!parts || tools.has(tool)) return [];
      const location = locate(document, [...place, ...parts.toolPath]);
      return [{ ...unknownName('unknown-tool', 'tool', tool, [...tools], location), level: 'warning' as const }];
    });
  };
};

/** The same of a row. */
export const unknownRowTool: RowCheck = ({ policy }) => {
  const tools = policy?.tools && new Set(policy.tools.tools.map(({ name }) => name));
  if (!tools) return () => [];
  const isUnknown = ({ tool }: ToolCall): boolean => !tools.has(tool);
  return (row) => {
    const call = row.recorded?.calls.find(isUnknown);
    if (!call) return [];
    const { message, help } = unknownName('unknown-tool', 'tool', call.tool, [...tools], row.at);
    return [{ row, code: 'unknown-tool', level: 'warning', message, help, at: callsPlace }];
  };
};
