const files = import.meta.glob<{ readonly default: Record<string, unknown> }>("./ar/*.json", { eager: true });

/** What the screens say in Arabic, a file a screen. */
export default files;
