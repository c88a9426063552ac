import type { ServiceData } from '../../src/policies/catalogue/aws/service-data.ts';
import type {
  PackageAction,
  PackageActionResource,
  PackageResourceType,
  PackageService,
} from './read-package.ts';

/** The service in the form that the catalogue reads. */
export function compactService(service: PackageService): ServiceData {
  return {
    prefix: service.prefix,
    name: service.name,
    conditionKeys: service.conditionKeys.map(({ key, type }) => line([[key], [type]])),
    resourceTypes: service.resourceTypes.map(resourceTypeLine),
    actions: service.actions.map(actionLine),
  };
}

function resourceTypeLine({ name, arns, conditionKeys }: PackageResourceType): string {
  return line([[name], arns, conditionKeys]);
}

function actionLine({ name, accessLevel, conditionKeys, resources }: PackageAction): string {
  return [line([[name], [accessLevel], conditionKeys]), ...resources.map(resourceField)].join('|');
}

/** `type=` and `type*=` before the keys: a type must end in neither. */
function resourceField({ type, required, conditionKeys }: PackageActionResource): string {
  if (/=|\*$/.test(type)) throw new Error(`No place in the catalogue for a type named ${type}`);
  return `${undivided(type)}${required ? '*' : ''}=${conditionKeys.map(undivided).join()}`;
}

function line(fields: readonly (readonly string[])[]): string {
  return fields.map((field) => field.map(undivided).join()).join('|');
}

/** Throws where one name would be read as two. */
function undivided(text: string): string {
  if (/[|,]/.test(text))
    throw new Error(`No place in the catalogue for ${text}: it holds a divider`);
  return text;
}
