import { COLON, type Glob, literalGlob, STAR, wildcardGlob } from '../../evaluate/match/glob.ts';
import { globsMeet } from './globs-meet.ts';

/**
 * The form of a type's ARNs. A field is fixed text (`ec2`, or nothing: no region) with open parts in it:
 * `instance/${InstanceId}`, or a `*` where AWS itself prints one.
 */
export interface ArnForm {
  readonly text: string;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Throws TypeError for a text that is not the form of an ARN: a fault of the data. */
export function arnFormOf(text: string): ArnForm {
  const [arn, partition, service, region, account, ...rest] = text.split(':');
  if (
    arn !== 'arn' ||
    partition === undefined ||
    service === undefined ||
    region === undefined ||
    account === undefined ||
    rest.length === 0
  ) {
    throw new TypeError(`The catalogue has a form that is not an ARN's: ${text}`);
  }
  return { text, partition, service, region, account, resource: rest.join(':') };
}

/**
 * Whether a resource of a policy (`*`, an ARN, or an ARN with wildcards and policy variables) can mean a resource of
 * this form. Open parts on either side are taken for any text. Fields are compared one with one; where the pattern has
 * too few, a `*` that ends a field goes on over the fields after it. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function canMean(pattern: string, form: ArnForm): boolean {
  const asked = splitFields(globOf(pattern, wildcardGlob));
  if (asked.length < FIELDS) return meetSpanning(asked, splitFields(formGlob(form.text)));
  const [arn = [], partition = [], service = [], region = [], account = [], ...rest] = asked;
  const globs = globsOf(form);
  return (
    globsMeet(service, globs.service) &&
    globsMeet(arn, ARN) &&
    globsMeet(partition, globs.partition) &&
    globsMeet(region, globs.region) &&
    globsMeet(account, globs.account) &&
    globsMeet(joinFields(rest), globs.resource)
  );
}

const ARN = literalGlob('arn');

/** The same for the last field alone, whatever stands before it. */
export function canMeanResource(resource: string, form: ArnForm): boolean {
  return globsMeet(globOf(resource, wildcardGlob), globsOf(form).resource);
}

interface FormGlobs {
  readonly partition: Glob;
  readonly service: Glob;
  readonly region: Glob;
  readonly account: Glob;
  readonly resource: Glob;
}

function globsOf(form: ArnForm): FormGlobs {
  const before = known.get(form);
  if (before) return before;
  const { partition, service, region, account, resource } = form;
  const globs = {
    partition: formGlob(partition),
    service: formGlob(service),
    region: formGlob(region),
    account: formGlob(account),
    resource: formGlob(resource),
  };
  known.set(form, globs);
  return globs;
}

/** The same few forms are compared with many resources. */
const known = new WeakMap<ArnForm, FormGlobs>();

/** An ARN has six, of which the last may hold colons. */
const FIELDS = 6;

/** Tries each number of fields that the first of the pattern's can go over. */
function meetSpanning([first, ...others]: readonly Glob[], fields: readonly Glob[]): boolean {
  if (!first) return fields.length === 0;
  const most = first.at(-1) === STAR ? fields.length : Math.min(1, fields.length);
  for (let taken = 1; taken <= most; taken += 1) {
    if (
      globsMeet(first, joinFields(fields.slice(0, taken))) &&
      meetSpanning(others, fields.slice(taken))
    )
      return true;
  }
  return false;
}

/** `${…}` stands for any text; so does the `{…}` that AWS prints in a form by mistake. */
const OPEN = /\$?\{[^{}]*\}/;

function globOf(text: string, fixed: (text: string) => Glob): Glob {
  return text
    .split(OPEN)
    .flatMap((part, place) => [...(place === 0 ? [] : [STAR]), ...fixed(part)]);
}

/** In a form `*` is any text and `?` is itself. */
function formGlob(text: string): Glob {
  return globOf(text, (part) => literalGlob(part).map((unit) => (unit === ASTERISK ? STAR : unit)));
}

const ASTERISK = 42;

function splitFields(glob: Glob): readonly Glob[] {
  const fields: number[][] = [[]];
  for (const unit of glob) {
    if (unit === COLON) fields.push([]);
    else fields.at(-1)?.push(unit);
  }
  return fields;
}

function joinFields(fields: readonly Glob[]): Glob {
  return fields.flatMap((field, place) => (place === 0 ? field : [COLON, ...field]));
}
