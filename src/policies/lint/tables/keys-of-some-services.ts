const NETWORK_KEYS =
  'acm-pca apprunner applicationinsights athena cloudformation comprehendmedical compute-optimizer datasync discovery ebs ecr ecs firehose healthlake iam iotfleetwise iotwireless kinesisanalytics kms lambda medical-imaging omics payment-cryptography polly rbin rekognition route53 s3 scheduler servicediscovery servicequotas ssm-contacts storagegateway textract transcribe transfer';
const ENDPOINT_KEYS = `${NETWORK_KEYS} dynamodb gamelift shield`;
const ORGANIZATION_KEY = `${ENDPOINT_KEYS} b2bi cassandra cognito-identity dms ds-data identitystore iottwinmaker network-firewall pricing ses sms-voice sqs workmail`;

/**
 * Global keys that only some services put into a request, in lower case, with the prefixes of these services. Source,
 * in a stored copy of 2026: the pages of
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpcarn,
 * `#condition-keys-vpceaccount`, `#condition-keys-vpceorgid` and `#condition-keys-vpceorgpaths`.
 */
export const keysOfSomeServices: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aws:sourcevpcarn', new Set(NETWORK_KEYS.split(' '))],
  ['aws:vpceaccount', new Set(ENDPOINT_KEYS.split(' '))],
  ['aws:vpceorgid', new Set(ORGANIZATION_KEY.split(' '))],
  ['aws:vpceorgpaths', new Set(ENDPOINT_KEYS.split(' '))],
]);
