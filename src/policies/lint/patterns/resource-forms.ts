import { type ArnForm, canMeanResource } from '../../catalogue/aws/arn-form.ts';
import { isService, type Lexicon, type Service } from '../lexicon/lexicon.ts';
import { borrowedArns } from '../tables/borrowed-arns.ts';
import { type ArnParts, isOpen } from './arn-parts.ts';

/** Whether ARNs of AWS have that service field. */
export function isArnService(service: string): boolean {
  return isService(service) || borrowedArns.has(service);
}

/** All forms that AWS documents for ARNs with that service field, as it is written in a document. */
export function formsOf(names: Lexicon, service: string): readonly ArnForm[] {
  return shapesOf(names, service).map(({ form }) => form);
}

/**
 * The documented forms that the resource field of the ARN can be of, whatever region and account it names. Kept for the
 * run, since the same ARN is asked for by several rules and stands in many documents.
 */
export function formsMeant(names: Lexicon, { service, resource }: ArnParts): readonly ArnForm[] {
  const key = `${service.text}:${resource.text}`;
  const known = meant.get(names) ?? new Map<string, readonly ArnForm[]>();
  meant.set(names, known);
  const before = known.get(key);
  if (before) return before;
  const head = headOf(resource.text);
  const found = shapesOf(names, service.text)
    .filter((shape) => mayBe(resource.text, head, shape))
    .map(({ form }) => form);
  known.set(key, found);
  return found;
}

/** A form with what is asked of it again and again. */
interface Shape {
  readonly form: ArnForm;
  /** The resource field up to its first open part. */
  readonly head: string;
  /** Whether anything may follow the head. */
  readonly isOpenBehind: boolean;
}

/** Whether a text, wildcards included, can be the resource field of an ARN of that form. */
function mayBe(resource: string, head: string, { form, ...shape }: Shape): boolean {
  // Cheap, and nearly always enough: what stands before the first open part.
  if (form.text === BUCKET && resource.replaceAll(/\$\{[^{}]*\}/g, '').includes('/')) return false;
  if (head.startsWith(shape.head)) {
    if (shape.isOpenBehind) return true;
  } else if (!shape.head.startsWith(head)) return false;
  const isBeginning = resource.length === head.length + 1 && resource.endsWith('*');
  if (isBeginning && shape.head.startsWith(head)) return true;
  return canMeanResource(resource, form);
}

/**
 * Open parts are taken for any text, but the name of a bucket has no slash: what has one is an object. Source:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const BUCKET = 'arn:${Partition}:s3:::${BucketName}';

const meant = new WeakMap<Lexicon, Map<string, readonly ArnForm[]>>();

const shapes = new WeakMap<Service, readonly Shape[]>();

function shapesOf(names: Lexicon, service: string): readonly Shape[] {
  if (isOpen(service) || service !== service.toLowerCase()) return [];
  const found = isService(service) ? names.service(service) : undefined;
  if (!found) return (borrowedArns.get(service) ?? []).map(shapeOf);
  const before = shapes.get(found);
  if (before) return before;
  const { prefix, resourceTypes } = found;
  const own = resourceTypes
    .names()
    .flatMap((name) => resourceTypes.get(name)?.arns ?? [])
    .filter((form) => form.service === prefix);
  const all = [...own, ...(borrowedArns.get(prefix) ?? [])].map(shapeOf);
  shapes.set(found, all);
  return all;
}

function shapeOf(form: ArnForm): Shape {
  const head = headOf(form.resource);
  return {
    form,
    head,
    isOpenBehind: /^(?:\$?\{[^{}]*\}|\*)$/.test(form.resource.slice(head.length)),
  };
}

function headOf(text: string): string {
  const end = text.search(/[*?{]/);
  if (end < 0) return text;
  return text.slice(0, text[end] === '{' && text[end - 1] === '$' ? end - 1 : end);
}
