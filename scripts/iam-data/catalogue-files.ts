import { compactService } from './compact-service.ts';
import { formatJson } from './format-json.ts';
import { globalKeys } from './global-keys.ts';
import { groupModule, groupServices, groupsModule } from './group-services.ts';
import { authorisationReference, listedKeys } from './listed-keys.ts';
import { namesOf } from './names.ts';
import type { PackageData } from './read-package.ts';
import { type Known, retiredNames, type RetiredNames } from './retired-names.ts';
import { serviceIndex } from './service-index.ts';

export const CATALOGUE = 'src/policies/catalogue/aws';

/** What an earlier run left, from which the names that have gone since are known. */
export interface Before {
  readonly retired?: RetiredNames;
  readonly older: readonly Known[];
}

/** Every file that follows from the installed package, by its path from the root of the repository. */
export function catalogueFiles(data: PackageData, before: Before): ReadonlyMap<string, string> {
  const services = data.services.map(compactService);
  const texts = services.map((service) => ({
    prefix: service.prefix,
    text: formatJson({ ...service }),
  }));
  const retired = retiredNames(namesOf(services), before.retired, before.older);
  const groups = groupServices(texts.map(({ prefix, text }) => ({ prefix, length: text.length })));
  return new Map([
    ...texts.map(
      ({ prefix, text }) => [`${CATALOGUE}/data/services/${prefix}.json`, text] as const,
    ),
    ...groups.map(
      (group) => [`${CATALOGUE}/groups/${group[0] ?? ''}.ts`, groupModule(group)] as const,
    ),
    [`${CATALOGUE}/groups.ts`, groupsModule(groups)],
    [`${CATALOGUE}/data/services.json`, formatJson(serviceIndex(data))],
    [`${CATALOGUE}/data/global-condition-keys.json`, formatJson(globalKeys())],
    [`${CATALOGUE}/data/retired.json`, formatJson({ ...retired })],
    ['src/policies/authorise/listed-keys.json', formatJson(listedKeys(data))],
    [
      'test/fixtures/authorise/service-authorization-reference.json',
      formatJson(authorisationReference(data)),
    ],
  ]);
}
