import type { ProblemData, UnplacedProblem } from '../problem.ts';
import type { JsonNode, PropertyNode } from '../syntax/nodes.ts';
import { memberOf } from '../syntax/values.ts';
import type { ObjectKind } from './vocabulary.ts';

const windowsBySeconds: Readonly<Record<string, string>> = { '60': 'minute', '3600': 'hour', '86400': 'day' };

/**
 * A key of the dialects before version 1 (docs/language.md, 5. The older spelling): what it was meant to do, with what a
 * rewrite needs in `data`. Undefined when the key is of no dialect that is known.
 */
export function olderKey(
  property: PropertyNode,
  node: JsonNode,
  kind: ObjectKind,
): UnplacedProblem | 'part-of-another' | undefined {
  const key = property.key.value;
  const { value } = property;
  if (kind === 'condition' || kind === 'all_tools') return undefined;
  switch (key) {
    case 'rate_limit':
      return older(
        property,
        'was meant to limit how often the tool is called; now nothing limits it. Write an entry of "limits".',
        rateOf(value),
      );
    case 'action':
      return older(property, actionWords(value), {
        ...textData('action', value),
        ...textData('reason', memberOf(node, 'reason')),
      });
    case 'reason':
      // Said with "action", and rewritten with it.
      if (memberOf(node, 'action')) return 'part-of-another';
      return older(
        property,
        'was meant to tell the agent why it is denied; now nothing does. Write "on_deny" in the rule or limit that denies.',
        textData('reason', value),
      );
    case 'rules':
      return older(
        property,
        'was meant to hold the rules; now none of them is in force. Write "require", "deny_if" and "limits".',
        {},
      );
    case 'state':
      return older(
        property,
        'was meant to count calls or amounts; now nothing is counted. Write an entry of "limits", with "increment_from" for an amount.',
        {},
      );
    case 'increment':
      return kind === 'limit' || kind === 'static_limit'
        ? older(
            property,
            'was meant to say how much each call counts. A call counts 1, or what "increment_from" names. Remove it.',
            {},
          )
        : undefined;
    case 'conditions':
      return kind === 'tool'
        ? older(
            property,
            'was meant to restrict the calls of this tool; outside a rule it restricts nothing. Put it into a rule of "require" or "deny_if".',
            {},
          )
        : undefined;
    case 'on_deny':
      return kind === 'tool'
        ? older(
            property,
            'was meant to tell the agent why it is denied. Put it into the rule or limit that denies.',
            textData('reason', value),
          )
        : undefined;
    default:
      return undefined;
  }
}

/** A window in seconds, which is how the older spelling wrote it. */
export function olderWindow(node: JsonNode): UnplacedProblem | undefined {
  if (node.type !== 'number') return undefined;
  const window = windowsBySeconds[node.source];
  const advice = window ? `Write "${window}".` : 'Write "minute", "hour" or "day": no other length is possible.';
  return {
    code: 'dialect/older-spelling',
    severity: 'error',
    message: `A window in seconds is the older spelling, and the limit is not in force with it. ${advice}`,
    offset: node.offset,
    length: node.length,
    data: { key: 'window', seconds: node.source, ...(window ? { window } : {}) },
  };
}

function older(property: PropertyNode, words: string, data: ProblemData): UnplacedProblem {
  const { key } = property;
  return {
    code: 'dialect/older-spelling',
    severity: 'error',
    message: `${JSON.stringify(key.value)} is the older spelling. It ${words}`,
    offset: key.offset,
    length: key.length,
    data: { ...data, key: key.value },
  };
}

function actionWords(value: JsonNode | undefined): string {
  switch (value?.type === 'string' ? value.value : '') {
    case 'deny':
      return 'was meant to deny every call of the tool; now it stops none. Write a rule of "deny_if" with empty "conditions".';
    case 'allow':
      return 'was meant to allow the tool. Remove it: {} lists a tool without rules.';
    case 'require_approval':
    case 'approve':
    case 'approval':
      return 'was meant to ask a person first; now nobody is asked. Write a rule of "deny_if" with empty "conditions" and "on_deny": "Requires human approval."';
    default:
      return 'was meant to say what happens to a call; now nothing does. Write "require", "deny_if" or "limits".';
  }
}

/** `{max: 10, window: 60}` or `"10/minute"`, as far as it can be told. */
function rateOf(value: JsonNode | undefined): ProblemData {
  if (value?.type === 'string') {
    const match = /^\s*(\d+)\s*\/\s*(minute|hour|day)\s*$/.exec(value.value);
    return match ? { max: match[1] ?? '', window: match[2] ?? '' } : {};
  }
  const max = memberOf(value, 'max');
  const window = memberOf(value, 'window');
  const windowName =
    window?.type === 'number' ? windowsBySeconds[window.source] : window?.type === 'string' ? window.value : undefined;
  return {
    ...(max?.type === 'number' ? { max: max.source } : {}),
    ...(windowName && ['minute', 'hour', 'day'].includes(windowName) ? { window: windowName } : {}),
  };
}

function textData(name: string, value: JsonNode | undefined): ProblemData {
  return value?.type === 'string' ? { [name]: value.value } : {};
}
