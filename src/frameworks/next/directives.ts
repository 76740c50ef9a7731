import type { AppFiles } from "../framework";

/** Whether a file's functions are Server Actions: it begins with the directive. */
export function isActionFile(text: string): boolean {
  return startsWith(text, "use server");
}

/** Whether a file is of Client Components: it begins with the directive. */
export function isClientFile(text: string): boolean {
  return startsWith(text, "use client");
}

/** Whether an app has code that runs in pages: a file of its own, or that of `next-auth/react`. */
export function hasClientCode(files: AppFiles): boolean {
  return Object.values(files).some(
    (text) => isClientFile(text) || /["']next-auth\/react["']/.test(text),
  );
}

function startsWith(text: string, directive: string): boolean {
  const code = text.replace(/^(?:\s+|\/\/[^\n]*\n|\/\*[^]*?\*\/)*/, "");
  return code.startsWith(`"${directive}"`) || code.startsWith(`'${directive}'`);
}
