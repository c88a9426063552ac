import type { CallContext } from '../../operation.ts';
import { ubuntuImageId } from '../ec2/image-catalogue.ts';
import type { SsmParameter } from './state.ts';

/** Canonical's parameter that names the newest Ubuntu 22.04 image of the region. */
const ubuntuImage =
  '/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id';

/**
 * Parameters that every account can read, of the many the one that a deployment asks for. They belong to no account.
 * Source: https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
 */
export function publicParameters({ region }: CallContext): readonly SsmParameter[] {
  return [
    {
      name: ubuntuImage,
      type: 'String',
      value: ubuntuImageId(region),
      version: 1,
      dataType: 'aws:ec2:image',
      lastModified: Date.UTC(2026, 9, 15, 6),
    },
  ];
}

/** Names that AWS keeps for the parameters of services. */
export function isPublic(name: string): boolean {
  return name.startsWith('/aws/service/');
}
