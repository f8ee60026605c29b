import { CountingSocket } from './countingSocket.js';
import type { CrowdAnswer, CrowdOrder } from './crowd.js';

// Thousands of subscribers in a process of their own; told over the channel what to wait for.
const OPENING_AT_ONCE = 50;
const ID_DIGITS = 6;
const sockets: CountingSocket[] = [];
let arrived = 0;
let awaited = 0;
let onArrived: () => void = () => undefined;

process.on('message', (order: CrowdOrder) => void answer(order).then((given) => process.send?.(given)));
process.once('disconnect', () => process.exit(0));

async function answer(order: CrowdOrder): Promise<CrowdAnswer> {
  if ('open' in order) await open(order.open);
  else await arrivals(order.messagesEach * sockets.length);
  const each = 'open' in order ? 1 : order.messagesEach;
  const [first] = sockets;
  const alike = sockets.every(({ messages, bytes }) => messages === each && bytes === first?.bytes);
  const kept = [sockets.at(0), sockets.at(-1)].map((socket) => [...(socket?.kept ?? [])]);
  for (const socket of sockets) socket.reset();
  arrived = 0;
  return { alike, kept };
}

async function open({ port, key, query, count }: Extract<CrowdOrder, { open: unknown }>['open']): Promise<void> {
  while (sockets.length < count) {
    for (let index = 0; index < OPENING_AT_ONCE && sockets.length < count; index += 1) {
      const id = String(sockets.length).padStart(ID_DIGITS, '0');
      const keeps = sockets.length === 0 || sockets.length === count - 1;
      sockets.push(new CountingSocket({ port, key, id, query, keeps, onMessage: countArrival }));
    }
    await arrivals(sockets.length);
  }
}

async function arrivals(count: number): Promise<void> {
  awaited = count;
  if (arrived < awaited) await new Promise<void>((resolve) => (onArrived = resolve));
}

function countArrival(): void {
  arrived += 1;
  if (arrived === awaited) onArrived();
}
