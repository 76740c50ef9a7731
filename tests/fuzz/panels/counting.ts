/**
 * A value that counts how often its members, and those of the objects in it, are read: how much work
 * is done with it, whatever the machine is busy with.
 */
export function counting<Value>(value: Value, reads: { count: number }): Value {
  const known = new WeakMap<object, object>();
  const wrap = (one: unknown): unknown => {
    if (typeof one !== "object" || one === null) return one;
    const before = known.get(one);
    if (before) return before;
    const proxy = new Proxy(one, {
      get(target, name, receiver) {
        reads.count++;
        return wrap(Reflect.get(target, name, receiver));
      },
    });
    known.set(one, proxy);
    return proxy;
  };
  return wrap(value) as Value;
}
