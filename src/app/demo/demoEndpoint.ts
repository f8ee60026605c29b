import { createHmac } from 'node:crypto';
import { check } from './check.js';
import { waitFor, type DemoClient } from './demoClient.js';
import type { DefineInboundEndpointInput } from './generated/graphql.js';
import { MESSAGE } from './operations.js';
import { DEFINE_ENDPOINT } from './shippingOperations.js';

export interface EndpointOptions {
  readonly url: string;
  readonly administrator: DemoClient;
}

export interface PostedEvent {
  readonly status: number;
  readonly inboundMessageId: string;
}

const SIGNED_BY = {
  SHOPIFY: (body: string, secret: string) => ({
    'x-shopify-topic': 'orders/create',
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  }),
  EASYPOST: (body: string, secret: string) => ({
    'x-hmac-signature': `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')}`,
  }),
};

/** An address that a shop or carrier posts to, and the secret that it signs with: from outside, as they would. */
export class DemoEndpoint {
  private constructor(
    private readonly options: EndpointOptions,
    private readonly path: string,
    private readonly sign: (body: string) => Readonly<Record<string, string>>,
  ) {}

  static async define(options: EndpointOptions, input: Omit<DefineInboundEndpointInput, 'partial'>): Promise<DemoEndpoint> {
    const { defineInboundEndpoint: defined } = await options.administrator.ask(DEFINE_ENDPOINT, { input });
    const { secret, inboundEndpoint } = defined;
    check(secret != null && inboundEndpoint != null, `the endpoint is defined: ${JSON.stringify(defined.userErrors)}`);
    return new DemoEndpoint(options, inboundEndpoint.path, (body) => SIGNED_BY[input.connector](body, secret));
  }

  /** Signed over the very bytes, or over others: `signedOver` is what a forger has. */
  async post(body: string, signedOver: string = body): Promise<PostedEvent> {
    const headers = { 'content-type': 'application/json', ...this.sign(signedOver) };
    const response = await fetch(`${this.options.url}${this.path}`, { method: 'POST', headers, body });
    const { inboundMessageId = '' } = (await response.json()) as { readonly inboundMessageId?: string };
    return { status: response.status, inboundMessageId };
  }

  /** Until what was posted has been read and done. */
  async processed(...events: readonly PostedEvent[]): Promise<void> {
    for (const { inboundMessageId } of events) {
      const message = await waitFor('the event to be processed', async () => {
        const { inboundMessage } = await this.options.administrator.ask(MESSAGE, { id: inboundMessageId });
        return inboundMessage && inboundMessage.status !== 'RECEIVED' ? inboundMessage : undefined;
      });
      check(message.status === 'PROCESSED', `the event is ${message.status}: ${JSON.stringify(message.issues)}`);
    }
  }
}
