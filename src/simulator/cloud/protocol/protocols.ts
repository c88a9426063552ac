import { awsJson } from './json-rpc.ts';
import type { ProtocolName } from './model.ts';
import type { Protocol } from './protocol.ts';
import { awsQuery, ec2Query } from './query.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';

export const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  awsJson1_0: awsJson,
  awsJson1_1: awsJson,
  awsQuery,
  ec2Query,
  restJson1: restJson,
  restXml,
};
