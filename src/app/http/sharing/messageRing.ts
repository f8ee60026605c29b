/** An event as all of a stream's members are told it. */
export interface SharedMessage {
  readonly position: number;
  /** The answer as JSON: what stands in the frame's payload. */
  readonly text: string;
}

/** Messages that may wait for a member; one that is further behind reads from the table. */
export const MAXIMUM_WAITING = 256;
/** Characters of them together: 256 postings of a hundred balances each must not wait in each of ten thousand streams. */
export const MAXIMUM_CHARACTERS = 512 * 1024;

/** The latest messages of a stream, numbered from 0 on. It forgets the oldest rather than grow. */
export class MessageRing {
  readonly #slots = new Array<SharedMessage | undefined>(MAXIMUM_WAITING);
  #floor: number;
  #first = 0;
  #end = 0;
  #characters = 0;

  /** `floor`: the position behind which its messages begin. */
  constructor(floor: number) {
    this.#floor = floor;
  }

  /** Every message behind this position is kept, or still to come. */
  get floor(): number {
    return this.#floor;
  }

  /** Number of the oldest message that is kept. */
  get first(): number {
    return this.#first;
  }

  /** Number of the next message. */
  get end(): number {
    return this.#end;
  }

  /** Characters of what is kept. */
  get characters(): number {
    return this.#characters;
  }

  push(message: SharedMessage): void {
    if (this.#end - this.#first === MAXIMUM_WAITING) this.#forgetOldest();
    this.#slots[this.#end % MAXIMUM_WAITING] = message;
    this.#end += 1;
    this.#characters += message.text.length;
    while (this.#characters > MAXIMUM_CHARACTERS && this.#first < this.#end - 1) this.#forgetOldest();
  }

  at(number: number): SharedMessage {
    const message = number < this.#first || number >= this.#end ? undefined : this.#slots[number % MAXIMUM_WAITING];
    if (message === undefined) throw new Error(`message ${number} is not kept`);
    return message;
  }

  /** Nobody needs those before this number any more. */
  forgetBefore(number: number): void {
    while (this.#first < Math.min(number, this.#end)) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const { position, text } = this.at(this.#first);
    this.#slots[this.#first % MAXIMUM_WAITING] = undefined;
    this.#floor = position;
    this.#characters -= text.length;
    this.#first += 1;
  }
}
