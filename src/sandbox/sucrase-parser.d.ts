/** Sucrase's parser, which its main module uses and does not export; its types lie elsewhere. */
declare module "sucrase/dist/esm/parser" {
  export { parse } from "sucrase/dist/types/parser";
}

declare module "sucrase/dist/esm/parser/tokenizer/types" {
  export { TokenType } from "sucrase/dist/types/parser/tokenizer/types";
}
