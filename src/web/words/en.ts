const files = import.meta.glob<{ readonly default: Record<string, unknown> }>("./en/*.json", { eager: true });

/** What the screens say in English, a file a screen. */
export default files;
