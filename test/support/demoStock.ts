export interface StockFacts {
  readonly siteId: string;
  readonly supplierId: string;
  readonly customerId: string;
  readonly itemId: string;
  readonly fromBinId: string;
  readonly toBinId: string;
  readonly lotIds: readonly string[];
}

const LOTS = 24;

/** A site, two bins, an item and lots with plenty of stock, in the demo tenant: what a load is made of. */
export async function demoStock(url: string, key: string): Promise<StockFacts> {
  const ask = async (query: string, variables: object = {}): Promise<Record<string, never>> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
  const found =
    await ask(`{ site(ref: {code: "MAIN"}) { id } item(ref: {sku: "FLOUR-WHEAT"}) { id } partner(ref: {code: "BOREALIS"}) { id } customer: partner(ref: {code: "NORTH"}) { id }
    from: bin(ref: {code: {siteCode: "MAIN", binCode: "A-01-01"}}) { id } to: bin(ref: {code: {siteCode: "MAIN", binCode: "A-01-02"}}) { id } }`);
  const { site, item, partner, customer, from, to } = found as unknown as Record<string, { id: string }>;
  const line = { itemId: item!.id, quantity: { value: '1000000' }, binId: from!.id, expiresOn: '2099-12-31' };
  const received = await ask(
    `mutation ($input: ReceiveGoodsInput!) { receiveGoods(input: $input) { lots { id } userErrors { code message } } }`,
    {
      input: {
        idempotencyKey: 'stock',
        siteId: site!.id,
        supplierId: partner!.id,
        lines: Array.from({ length: LOTS }, (_, index) => ({ ...line, supplierLotNumber: `LOAD-${index}` })),
      },
    },
  );
  const { lots, userErrors } = received['receiveGoods'] as unknown as { lots: { id: string }[] | null; userErrors: unknown[] };
  if (lots === null) throw new Error(JSON.stringify(userErrors));
  return {
    siteId: site!.id,
    supplierId: partner!.id,
    customerId: customer!.id,
    itemId: item!.id,
    fromBinId: from!.id,
    toBinId: to!.id,
    lotIds: lots.map(({ id }) => id),
  };
}
