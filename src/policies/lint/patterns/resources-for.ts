import type { ArnForm } from '../../catalogue/aws/arn-form.ts';
import { type Action, canMean, type Lexicon, type ResourceType } from '../lexicon/lexicon.ts';
import { arnPartsOf } from './arn-parts.ts';
import { formsMeant } from './resource-forms.ts';

/** The resources of statements, asked for what they can mean. */
export interface ResourcesMeant {
  /** Whether one of them can be of that type of the service with the prefix. */
  readonly includeType: (type: ResourceType, prefix: string) => boolean;
  /** Whether one of them can be of a type that the action is limited to. */
  readonly includeOneFor: (action: Action) => boolean;
}

/**
 * Regions and accounts are left aside: other rules look at those. Undefined where an item is no ARN, or one of no
 * documented type, so that nothing can be told.
 */
export function resourcesOf(texts: readonly string[], names: Lexicon): ResourcesMeant | undefined {
  const forms = new Set<ArnForm>();
  const services = new Map<string, string[]>();
  for (const text of texts) {
    const arn = arnPartsOf(text);
    if (!arn) return undefined;
    const meant = formsMeant(names, arn);
    if (meant.length === 0) return undefined;
    for (const form of meant) forms.add(form);
    const { service, resource } = arn;
    const anywhere = `arn:*:${service.text}:*:*:${resource.text}`;
    const list = services.get(service.text);
    if (list) list.push(anywhere);
    else services.set(service.text, [anywhere]);
  }
  // A type of one service with ARNs of another: `instance` of Systems Manager. Of AWS Backup's, which may be of any
  // vendor, the reference does not have all forms.
  const isBorrowed = (form: ArnForm): boolean =>
    form.service.includes('{') ||
    (services.get(form.service) ?? []).some((text) => canMean(text, form));
  const includeType = ({ arns }: ResourceType, prefix: string): boolean =>
    arns.some((form) => (form.service === prefix ? forms.has(form) : isBorrowed(form)));
  return {
    includeType,
    includeOneFor: (action) => {
      const prefix = action.name.slice(0, action.name.indexOf(':'));
      return names.resourceTypesOf(action).some((type) => includeType(type, prefix));
    },
  };
}
