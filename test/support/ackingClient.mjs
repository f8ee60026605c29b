// A client in a process of its own, which outlives the server it writes to: what was acknowledged stands in its file, whatever dies elsewhere.
// `write` fires mutations until the server is gone; `resend` asks for every one of them again.
import { openSync, readFileSync, writeSync } from 'node:fs';
import { Agent, request } from 'node:http';

const MUTATIONS = {
  receiveGoods:
    'mutation ($input: ReceiveGoodsInput!) { done: receiveGoods(input: $input) { receiptId transactionId lots { id } replayed userErrors { code } } }',
  moveStock:
    'mutation ($input: MoveStockInput!) { done: moveStock(input: $input) { transactionId lot { id } replayed userErrors { code } } }',
  placeOrder: 'mutation ($input: PlaceOrderInput!) { done: placeOrder(input: $input) { order { id } replayed userErrors { code } } }',
  placeHold: 'mutation ($input: PlaceHoldInput!) { done: placeHold(input: $input) { hold { id } replayed userErrors { code } } }',
};
const TOLD_EVERY = 25;
/** A server that is shot through the database may hold a request for long. */
const ANSWER_WITHIN_MS = 10_000;

const { MODE, URL: url, KEY: key, FILE: file, FACTS, ROUND, CONCURRENCY, ORDERS } = process.env;
const workers = Number(CONCURRENCY);
const agent = new Agent({ keepAlive: true, maxSockets: workers });
const log = openSync(file, 'a');

if (MODE === 'write') await write(JSON.parse(FACTS));
else await resend();

/** One line an attempt: what was asked, and what was answered, or that nobody knows. */
async function write(facts) {
  let acked = 0;
  let stopping = false;
  await Promise.all(
    Array.from({ length: workers }, async (_none, worker) => {
      for (let turn = 0; !stopping; turn += 1) {
        const asked = { key: `${ROUND}-${worker}-${turn}`, ...nextWrite(facts, { worker, turn }) };
        const result = await ask(asked).catch(() => undefined);
        if (result === undefined || result.userErrors === undefined) {
          // Cut off, or an answer that says only that something broke: done or not, the next start must tell.
          stopping = true;
          writeSync(log, `${JSON.stringify({ ...asked, unknown: true })}\n`);
        } else if (result.userErrors.length > 0 || result.replayed) {
          process.stderr.write(`${asked.verb} ${asked.key}: ${JSON.stringify(result)}\n`);
          process.exit(3);
        } else {
          writeSync(log, `${JSON.stringify({ ...asked, result })}\n`);
          acked += 1;
          if (acked % TOLD_EVERY === 0) process.stdout.write(`${acked}\n`);
        }
      }
    }),
  );
  process.stdout.write(`end ${acked}\n`);
}

/** Receipts make lots; moves, holds and, if asked for, orders meet on few lots, so that they wait for each other. */
function nextWrite({ siteId, supplierId, customerId, itemId, fromBinId, toBinId, lotIds }, { worker, turn }) {
  const lotId = lotIds[(worker + turn) % lotIds.length];
  switch ((worker + turn) % (ORDERS ? 4 : 3)) {
    case 0: {
      const line = {
        itemId,
        quantity: { value: '3' },
        supplierLotNumber: `K${ROUND}-${worker}-${turn}`,
        binId: fromBinId,
        expiresOn: '2099-12-31',
      };
      return { verb: 'receiveGoods', input: { siteId, supplierId, lines: [line] } };
    }
    case 1:
      return { verb: 'moveStock', input: { lotId, fromBinId, toBinId, quantity: { value: '2' } } };
    case 3:
      return { verb: 'placeOrder', input: { siteId, customerId, lines: [{ itemId, quantity: { value: '1' } }], allocate: true } };
    default: {
      const reason = { code: 'QUALITY_CHECK' };
      return {
        verb: 'placeHold',
        input: { lotId, binId: fromBinId, type: 'QUALITY', scope: 'QUANTITY', quantity: { value: '1' }, reason },
      };
    }
  }
}

async function resend() {
  const attempts = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const report = { acked: 0, replayed: 0, unknown: 0, unknownWereDone: 0, unknownRefused: 0, wrong: [] };
  const waiting = attempts[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const attempt of waiting) await again(attempt, report);
    }),
  );
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function again(attempt, report) {
  const answer = await ask(attempt);
  if (attempt.unknown) {
    report.unknown += 1;
    if (answer.replayed) report.unknownWereDone += 1;
    if (answer.userErrors.length > 0) report.unknownRefused += 1;
    return;
  }
  report.acked += 1;
  const isSame = answer.replayed === true && JSON.stringify({ ...answer, replayed: false }) === JSON.stringify(attempt.result);
  if (isSame) report.replayed += 1;
  else report.wrong.push({ attempt, answer });
}

/** The payload, or nothing when the answer has none. */
async function ask({ key: idempotencyKey, verb, input }) {
  const body = JSON.stringify({ query: MUTATIONS[verb], variables: { input: { ...input, idempotencyKey } } });
  const { data } = JSON.parse(await post(body));
  return data?.done ?? {};
}

function post(body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'content-length': Buffer.byteLength(body) };
    const asking = request(url, { method: 'POST', agent, headers, timeout: ANSWER_WITHIN_MS }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve(text));
      response.on('error', reject);
      response.on('aborted', () => reject(new Error('cut off')));
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer')));
    asking.on('error', reject);
    asking.end(body);
  });
}
