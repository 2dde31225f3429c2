/** As much of a JSON Schema as our contracts use. */
export interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  format?: string;
}

/**
 * Why a program that reads what the first schema describes may fail on what the second one describes. A new field is no
 * reason.
 *
 * @param at where in the file, for the messages
 */
export function findBreakingChanges(before: Schema, after: Schema, at = ''): string[] {
  const place = at || 'the file';
  if (formsOf(before).length > 1 || formsOf(after).length > 1) return compareForms(before, after, place);
  const [from, to] = [kindOf(before), kindOf(after)];
  if (from !== to) return [`${place}: ${from} became ${to}`];
  const fields = Object.entries(before.properties ?? {}).flatMap(([name, field]) => {
    const now = after.properties?.[name];
    const below = at ? `${at}.${name}` : name;
    if (!now) return [`${below} is gone`];
    const isSure = (schema: Schema) => schema.required?.includes(name) === true;
    const lost = isSure(before) && !isSure(after) ? [`${below} may be absent now`] : [];
    return [...lost, ...findBreakingChanges(field, now, below)];
  });
  const items = before.items && after.items ? findBreakingChanges(before.items, after.items, `${at}[]`) : [];
  return [...fields, ...items];
}

/** Each form that a value may have now has to be one that readers know. */
function compareForms(before: Schema, after: Schema, place: string): string[] {
  return formsOf(after).flatMap((form) => {
    const likely = formsOf(before).filter((known) => known.type === form.type);
    const reasons = likely.map((known) => findBreakingChanges(known, form, place));
    if (reasons.some(({ length }) => length === 0)) return [];
    return reasons[0] ?? [`${place}: ${kindOf(form)} is new`];
  });
}

/** A value that may be null, or one of some words, has a form for each. */
function formsOf(schema: Schema): Schema[] {
  if (schema.anyOf) return schema.anyOf.flatMap(formsOf);
  if (Array.isArray(schema.type)) return schema.type.map((type) => ({ ...schema, type }));
  return schema.enum && schema.enum.length > 1
    ? schema.enum.map((word) => ({ type: 'string', const: word }))
    : [schema];
}

function kindOf({ type, const: word, enum: words, format }: Schema): string {
  const only = word ?? words?.[0];
  return only === undefined ? [type, format].filter(Boolean).join(' ') : JSON.stringify(only);
}
