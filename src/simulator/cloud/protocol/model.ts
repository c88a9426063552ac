import type { ServiceName } from '../../../vocabulary/connection.ts';

/** Source of the protocols: https://smithy.io/2.0/aws/protocols/index.html */
export type ProtocolName =
  | 'awsJson1_0'
  | 'awsJson1_1'
  | 'awsQuery'
  | 'ec2Query'
  | 'restJson1'
  | 'restXml';

/**
 * What must be known of a service to read its requests and write its responses; the files in ../models are of this
 * form. They are extracted from the schemas of the installed SDK clients by scripts/extract-models.ts.
 */
export interface ServiceModel {
  readonly service: ServiceName;
  readonly protocol: ProtocolName;
  /** Service part of the credential scope: `monitoring` for CloudWatch. */
  readonly signingName: string;
  /** First label of the service's host name. */
  readonly endpointPrefix: string;
  readonly apiVersion: string;
  /** Of the XML protocols. */
  readonly xmlNamespace?: string;
  /** What stands before the dot in `x-amz-target`; of the JSON RPC protocols. */
  readonly targetPrefix?: string;
  /** Errors carry `x-amzn-query-error`, since the service once spoke awsQuery. */
  readonly queryCompatible?: true;
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export interface OperationModel {
  /** Name of a structure; absent where the operation takes or gives nothing. */
  readonly input?: string;
  readonly output?: string;
  /** Of the REST protocols. */
  readonly http?: {
    readonly method: string;
    readonly uri: string;
    readonly status: number;
  };
  /**
   * Name of the only output member, whose text is all that the response's root element holds.
   * Source: https://smithy.io/2.0/aws/customizations/s3-customizations.html#aws-customizations-s3unwrappedxmloutput-trait
   */
  readonly unwrapped?: string;
}

export type Shape = StructureShape | ListShape | MapShape;

/** A union is a structure of which one member is there. */
export interface StructureShape {
  readonly kind: 'structure';
  /** XML element where the structure is the document's root. */
  readonly xmlName?: string;
  readonly required?: readonly string[];
  readonly members: Readonly<Record<string, Member>>;
}

export interface ListShape {
  readonly kind: 'list';
  readonly item: Member;
}

export interface MapShape {
  readonly kind: 'map';
  readonly key: Member;
  readonly value: Member;
}

export interface Member {
  /**
   * The name of a shape, or one of `string`, `boolean`, `number`, `blob`, `stream`, `timestamp` (written as is usual for
   * its place), `date-time`, `http-date`, `epoch-seconds`.
   */
  readonly type: string;
  /** Name in XML and awsQuery, where it is not the member's own. */
  readonly wireName?: string;
  /** Name in ec2Query, where it does not follow from the other two. */
  readonly queryName?: string;
  /** A list whose items stand in its place, without an element around them. */
  readonly flat?: true;
  readonly xmlAttribute?: true;
  /** Prefix (may be empty) and URI that the member's element declares. */
  readonly xmlNamespace?: readonly [prefix: string, uri: string];
  /** Where a REST protocol puts the member; absent: into the body. */
  readonly http?: HttpPlace;
}

export type HttpPlace =
  | { readonly in: 'label' | 'payload' | 'status' | 'query-map' }
  /** `name` of a header is in lower case; of prefixed headers it is the prefix. */
  | { readonly in: 'query' | 'header' | 'prefixed-headers'; readonly name: string };
