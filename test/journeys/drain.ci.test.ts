import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { NodeCluster } from '../support/nodes/nodeCluster.js';
import { rawClient, rawOperation, refusesConnections } from '../support/rawClient.js';

const QUERY = '{ lots(first: 1) { totalCount } }';

let cluster: NodeCluster | undefined;
afterEach(() => cluster?.end(), 60_000);

/** A process that has taken the head of a request, and waits for its body. */
async function aProcessThatIsAsked() {
  cluster = await NodeCluster.open({ nodes: [{ DRAIN_MS: '50' }] });
  const port = Number(new URL(cluster.url(0)).port);
  const { head, body } = rawOperation((await cluster.keys())['operator']!, QUERY);
  const connection = await rawClient(port);
  await connection.write(head.replace('\r\n\r\n', '\r\nExpect: 100-continue\r\n\r\n'));
  await connection.hears('HTTP/1.1 100 ');
  return { cluster, port, connection, body };
}

describe('a process that is asked to end', () => {
  it('answers what it has taken, though it is asked twice', async () => {
    const { cluster: nodes, port, connection, body } = await aProcessThatIsAsked();
    const ended = [nodes.stop(0, 'SIGTERM'), nodes.stop(0, 'SIGTERM')];
    await eventually('nobody listens', () => refusesConnections(port));
    await connection.write(body);
    const received = await connection.ended();
    expect(received).toContain('{"data":{"lots":{"totalCount":300}}');
    expect(received).toMatch(/\r\nConnection: close\r\n/);
    expect(await Promise.all(ended)).toEqual([0, 0].map((code) => ({ code, signal: null, errors: '' })));
  });

  it('ends by itself though a request never does', async () => {
    const { cluster: nodes, connection } = await aProcessThatIsAsked();
    expect(await nodes.stop(0, 'SIGTERM')).toEqual({ code: 0, signal: null, errors: '' });
    expect(await connection.ended()).not.toContain('200 OK');
  });
});
