import { createHash } from 'node:crypto';
import { print } from 'graphql';
import { TRUST_DOCUMENTS } from '../client/operations.js';
import { check } from './check.js';
import type { DemoClient, PlainAnswer } from './demoClient.js';
import type { DemoRateLimitQuery } from './generated/graphql.js';
import * as operations from './doorOperations.js';

export interface DoorsOptions {
  readonly clients: Readonly<Record<'acme' | 'borealis' | 'storefront' | 'administrator', DemoClient>>;
  /** That Acme announced. */
  readonly shipmentId: string;
  readonly tell: (line: string) => void;
}

/** Who sees what, and what is refused: the doors as a stranger would try them, every answer checked. */
export async function tellDoors(options: DoorsOptions): Promise<void> {
  await tellPartners(options);
  await tellStorefront(options);
  await tellTest(options);
  await tellLimits(options);
}

async function tellPartners({ clients: { acme, borealis }, shipmentId, tell }: DoorsOptions): Promise<void> {
  const own = await acme.ask(operations.SHIPMENT_SEEN, { id: shipmentId });
  const shipment = own.inboundShipment;
  check(shipment?.id === shipmentId && own.node?.id === shipmentId, 'the supplier sees its own shipment');
  const others = await borealis.ask(operations.SHIPMENT_SEEN, { id: shipmentId });
  check(others.inboundShipment === null && others.node === null, 'another supplier finds nothing under its id');
  check(
    others.inboundShipments.nodes.every(({ id }) => id !== shipmentId),
    'nor in its list',
  );
  tell(`Supplier ACME sees its shipment ${shipment.shipmentNumber}; supplier BOREALIS asks for the same id and finds nothing.`);
}

/** Its key lies open in a web page: it may ask what the tenant trusts, and nothing else. */
async function tellStorefront({ clients: { storefront, administrator }, tell }: DoorsOptions): Promise<void> {
  const body = print(operations.PROMISED);
  const documentId = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const variables = { sku: 'BUTTER-250' };
  const asText = await storefront.askPlainly({ query: body, variables });
  check(codeOf(asText) === 'DOCUMENT_NOT_TRUSTED', 'a text of its own is refused');
  const { defineTrustedDocuments } = await administrator.ask(TRUST_DOCUMENTS, { input: { documents: [{ documentId, body }] } });
  check(defineTrustedDocuments.userErrors.length === 0, 'the administrator trusts the document');
  const trusted = await storefront.askPlainly({ documentId, variables });
  const { available } = (trusted.data?.['availableToPromise'] ?? {}) as { readonly available?: { value: string; unit: string } };
  check(available !== undefined && Number(available.value) > 0, 'the trusted document is answered');
  tell(
    `The storefront's own query is refused (DOCUMENT_NOT_TRUSTED); the one it may send, by its hash, is answered: ${available.value} ${available.unit} of butter.`,
  );
}

async function tellTest({ clients: { acme, administrator }, tell }: DoorsOptions): Promise<void> {
  const before = await administrator.ask(operations.COUNTS, {});
  const sample = await acme.read('/edi/sample/856?lots=3');
  const report = await acme.report('/connectors/ACME/edi?test=true&wait=true', sample);
  check(report.isTest && report.status === 'VALIDATED', `the test is validated: ${JSON.stringify(report)}`);
  check(report.acknowledgements[0]?.body.includes('AK5*A') === true, 'and answered like a real one');
  const after = await administrator.ask(operations.COUNTS, {});
  check(JSON.stringify(after) === JSON.stringify(before), 'nothing was announced or posted');
  tell(
    `ACME asks for a sample of its own 856 and sends it as a test: ${report.status}, a 997 with AK5*A, and nothing is expected or posted.`,
  );
}

/** Both are refused before anything is read. */
async function tellLimits({ clients: { administrator }, tell }: DoorsOptions): Promise<void> {
  const refused = await administrator.askPlainly({ query: TOO_MUCH });
  const { code, limit } = (refused.errors?.[0]?.extensions ?? {}) as { code?: string; limit?: { maximum: number; asked: number } };
  check(code === 'COST_EXCEEDED' && limit !== undefined && limit.asked > limit.maximum, 'a query that costs too much is refused');
  const { data, headers } = await administrator.askPlainly({ query: print(operations.RATE_LIMIT) });
  const points = data?.['rateLimit'] as DemoRateLimitQuery['rateLimit'];
  check(headers.get('x-ratelimit-limit') === String(points.maximum), 'headers and answer tell the same');
  check(points.cost === 1 && points.available > limit.maximum, 'a cheap query costs a point, and what was refused cost next to nothing');
  tell(
    `A query that costs ${limit.asked} points is refused, ${limit.maximum} are allowed; a client has ${points.maximum} at once, ${points.restorePerSecond} come back each second.`,
  );
}

const TOO_MUCH = '{ inboundShipments(first: 250) { nodes { receipts { lines { lot { stock { bin { code } } } } } } } }';

const codeOf = ({ errors }: PlainAnswer): unknown => errors?.[0]?.extensions['code'];
