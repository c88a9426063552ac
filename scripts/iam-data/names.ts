import type { ServiceData } from '../../src/policies/catalogue/aws/service-data.ts';

export type Kind = 'services' | 'actions' | 'resourceTypes' | 'conditionKeys';

/** Full names of all that a version of the data knows, each as AWS spells it: `ec2:RunInstances`, `ec2:image`. */
export type Names = Readonly<Record<Kind, readonly string[]>>;

export function namesOf(services: readonly ServiceData[]): Names {
  const full = (list: 'actions' | 'resourceTypes'): readonly string[] =>
    services.flatMap((service) =>
      service[list].map((line) => `${service.prefix}:${firstField(line)}`),
    );
  return {
    services: services.map(({ prefix }) => prefix),
    actions: full('actions'),
    resourceTypes: full('resourceTypes'),
    conditionKeys: [
      ...new Set(services.flatMap((one) => one.conditionKeys.map(firstField).filter(isOwn))),
    ],
  };
}

/** Keys of all services stay though one service no longer names them. */
function isOwn(key: string): boolean {
  return !key.startsWith('aws:');
}

function firstField(line: string): string {
  return line.slice(0, line.indexOf('|'));
}
