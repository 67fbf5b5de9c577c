import type { OpinionCategory, OpinionSpan, OpinionText } from '#engine/opinion/opinion.ts';
import { isJsonObject } from '../json.ts';
import { type AskedText, bearer, garbled, type ServiceAdapter, type ServiceRequest } from './adapter.ts';
import { type JsonObject, objectsOf, shareOf, textOf } from './json.ts';
import { spansOf } from './spans.ts';
import { speakerOf } from './speaker.ts';

/**
 * Amazon Bedrock Guardrails, ApplyGuardrail. What the model said is judged as `OUTPUT`, all else as `INPUT`. The key is a
 * Bedrock API key, which needs no signature.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ApplyGuardrail.html
 */
export const bedrock: ServiceAdapter = {
  version: 1,
  call: '',
  url: ({ region = '' }) => `https://bedrock-runtime.${region}.amazonaws.com`,
  usualKey: 'AWS_BEARER_TOKEN_BEDROCK',
  authorize: bearer,
  requests: (texts, { guardrail = '', version = 'DRAFT' }) => {
    const path = `/guardrail/${encodeURIComponent(guardrail)}/version/${encodeURIComponent(version)}/apply`;
    const said = (source: 'INPUT' | 'OUTPUT') => texts.filter((text) => sourceOf(text) === source);
    return (['INPUT', 'OUTPUT'] as const).flatMap((source) => toRequest(path, source, said(source)));
  },
  read: (body, texts) => {
    const { action, actionReason, assessments: list } = isJsonObject(body) ? body : {};
    const assessments = objectsOf(list);
    if (action !== 'NONE' && action !== 'GUARDRAIL_INTERVENED') return garbled('`action` is missing or unknown');
    if (assessments === undefined) return garbled('`assessments` is missing');
    const reason = textOf(actionReason);
    const findings = assessments.flatMap(findingsIn);
    return {
      kind: 'opinion',
      opinion: {
        holds: action === 'GUARDRAIL_INTERVENED',
        ...(reason !== undefined && { reason }),
        categories: findings.map(({ match: _, ...category }) => category),
        spans: findings.flatMap((finding) => placesOf(finding, texts)),
      },
    };
  },
};

function sourceOf(text: OpinionText): 'INPUT' | 'OUTPUT' {
  return speakerOf(text) === 'model' ? 'OUTPUT' : 'INPUT';
}

function toRequest(path: string, source: string, texts: readonly AskedText[]): readonly ServiceRequest[] {
  const content = texts.map(({ text }) => ({ text: { text } }));
  // `FULL` tells what was looked for and not found, too.
  return texts.length === 0 ? [] : [{ path, body: { source, content, outputScope: 'FULL' }, texts }];
}

/** The lists of an assessment, and which of its properties names what was found. A list of no such property has one name. */
const lists: readonly { readonly policy: string; readonly list: string; readonly name: string }[] = [
  { policy: 'topicPolicy', list: 'topics', name: 'name' },
  { policy: 'contentPolicy', list: 'filters', name: 'type' },
  { policy: 'wordPolicy', list: 'managedWordLists', name: 'type' },
  { policy: 'wordPolicy', list: 'customWords', name: '' },
  { policy: 'sensitiveInformationPolicy', list: 'piiEntities', name: 'type' },
  { policy: 'sensitiveInformationPolicy', list: 'regexes', name: 'name' },
  { policy: 'contextualGroundingPolicy', list: 'filters', name: 'type' },
];

interface Finding extends OpinionCategory {
  /** The words that were found. */
  readonly match?: string;
}

function findingsIn(assessment: JsonObject): readonly Finding[] {
  return lists.flatMap(({ policy, list, name }) => {
    const part = assessment[policy];
    const items = isJsonObject(part) ? objectsOf(part[list]) : undefined;
    return (items ?? []).map((item) => readFinding(item, textOf(item[name]) ?? list));
  });
}

/** Older replies have no `detected`, and list what was acted on. */
function readFinding({ detected, action, score, match }: JsonObject, name: string): Finding {
  const share = shareOf(score);
  const words = textOf(match);
  return {
    name,
    found: typeof detected === 'boolean' ? detected : action !== 'NONE',
    ...(share !== undefined && { score: share }),
    ...(words !== undefined && { match: words }),
  };
}

function placesOf({ name, found, match }: Finding, texts: readonly AskedText[]): readonly OpinionSpan[] {
  return found && match !== undefined ? spansOf(match, texts, name) : [];
}
