/** Whoever asked is gone: what still runs for it ends with this. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft';

  constructor() {
    super('The client left before it was answered.');
  }
}
