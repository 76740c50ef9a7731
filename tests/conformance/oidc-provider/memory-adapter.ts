import type { Adapter, AdapterConstructor, AdapterPayload } from "oidc-provider";

/**
 * Storage for one `oidc-provider`. The server's own storage in memory is one for the whole process;
 * here each run starts with nothing.
 */
export function memoryStorage(): AdapterConstructor {
  const stored = new Map<string, { payload: AdapterPayload; expires: number }>();

  return class implements Adapter {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    async upsert(id: string, payload: AdapterPayload, expiresIn = Infinity): Promise<void> {
      stored.set(this.#key(id), { payload, expires: Date.now() + expiresIn * 1000 });
    }

    async find(id: string): Promise<AdapterPayload | undefined> {
      const entry = stored.get(this.#key(id));
      return entry && Date.now() < entry.expires ? entry.payload : undefined;
    }

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      const ofModel = [...stored].filter(([key]) => key.startsWith(`${this.#model} `));
      return ofModel.find(([, { payload }]) => payload.uid === uid)?.[1].payload;
    }

    async findByUserCode(): Promise<undefined> {
      throw new Error("The device flow is not part of what is compared.");
    }

    async consume(id: string): Promise<void> {
      const entry = stored.get(this.#key(id));
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string): Promise<void> {
      stored.delete(this.#key(id));
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of stored) if (payload.grantId === grantId) stored.delete(key);
    }

    #key(id: string): string {
      return `${this.#model} ${id}`;
    }
  };
}
