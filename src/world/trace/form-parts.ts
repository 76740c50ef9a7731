/** A field of a submitted form (HAR 1.2, "params"). */
export interface FormPart {
  name: string;
  value: string;
  fileName?: string;
  contentType?: string;
}

/** The fields of a form as it was sent, urlencoded or multipart; none if the body is no form. */
export function formParts(body: string, mimeType: string): FormPart[] {
  if (/^application\/x-www-form-urlencoded\b/i.test(mimeType)) {
    return [...new URLSearchParams(body)].map(([name, value]) => ({ name, value }));
  }
  const [, quoted, plain] =
    /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(mimeType) ?? [];
  const boundary = quoted ?? plain;
  return boundary === undefined ? [] : multipartParts(body, boundary);
}

/** RFC 7578, as far as a form's text needs it. */
function multipartParts(body: string, boundary: string): FormPart[] {
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => {
      const [, head = "", value = ""] = /^\r?\n(.*?)\r?\n\r?\n(.*?)\r?\n?$/s.exec(part) ?? [];
      const name = /\bname="([^"]*)"/i.exec(head)?.[1];
      if (name === undefined) return [];
      const fileName = /\bfilename="([^"]*)"/i.exec(head)?.[1];
      const contentType = /^content-type:\s*(.+?)\s*$/im.exec(head)?.[1];
      return [
        {
          name,
          value,
          ...(fileName === undefined ? {} : { fileName }),
          ...(contentType === undefined ? {} : { contentType }),
        },
      ];
    });
}
