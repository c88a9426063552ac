import { COLON } from '../../evaluate/match/glob.ts';
import type { Spot, Value } from '../document/value.ts';

/** One field of an ARN, with its place in the text. */
export interface ArnPart {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The fields of an ARN of a policy, wildcards and variables included. */
export interface ArnParts {
  readonly partition: ArnPart;
  readonly service: ArnPart;
  readonly region: ArnPart;
  readonly account: ArnPart;
  /** All that follows the fifth colon. */
  readonly resource: ArnPart;
}

/** Undefined for `*`, for what is no ARN and for one of less than six fields. Colons of variables divide nothing. */
export function arnPartsOf(text: string): ArnParts | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const parts: ArnPart[] = [];
  let from = 4;
  for (let at = 4; at < text.length && parts.length < 4; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === DOLLAR && text.charCodeAt(at + 1) === BRACE) {
      const close = text.indexOf('}', at);
      if (close > 0) at = close;
    } else if (unit === COLON) {
      parts.push({ text: text.slice(from, at), from, to: at });
      from = at + 1;
    }
  }
  const [partition, service, region, account] = parts;
  if (!partition || !service || !region || !account) return undefined;
  const resource = { text: text.slice(from), from, to: text.length };
  return { partition, service, region, account, resource };
}

const DOLLAR = 36;
const BRACE = 123;

/** Whether wildcards or variables stand in the text, so that it means more than itself. */
export function isOpen(text: string): boolean {
  return text.includes('*') || text.includes('?') || text.includes('${');
}

/** Where a field stands; the whole ARN for one that is empty. */
export function spotOf(item: Value, { from, to }: ArnPart): Spot {
  return from === to ? item : item.part(from, to);
}

/** The ARN with another text in one of its fields. */
export function withPart(arn: string, { from, to }: ArnPart, text: string): string {
  return arn.slice(0, from) + text + arn.slice(to);
}
