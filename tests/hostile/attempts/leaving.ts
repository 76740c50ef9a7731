import { attempt, type AttemptGroup } from "./attempt";

/** Ways to open, move or replace a page, and to bother the reader with it. */
export const leaving: readonly AttemptGroup[] = [
  {
    tries: "Take the site’s page elsewhere, or open another",
    by: ["sandbox"],
    attempts: {
      "top.location": attempt("top.location = out('top');", /^SecurityError/),
      "top.location.replace": attempt("top.location.replace(own('top'));", /^SecurityError/),
      "parent.location": attempt(
        "parent.location.href = out('parent');",
        /^(SecurityError|TypeError)/,
      ),
      "sibling's location": attempt(
        `for (let index = 0; index < parent.length; index++) {
          if (parent[index] !== window) parent[index].location = out("sibling");
        }
        return "SecurityError, or nobody there";`,
        /^SecurityError/,
      ),
      "top.location = javascript:": attempt(
        "top.location = 'javascript:alert(1)';",
        /^SecurityError/,
      ),
      "a link to _top": attempt("return click(link({ href: out('a-top'), target: '_top' }));", /./),
      "a link to _parent": attempt(
        "return click(link({ href: out('a-parent'), target: '_parent' }));",
        /./,
      ),
      "a link to _blank": attempt(
        "return click(link({ href: out('a-blank'), target: '_blank' }));",
        /./,
      ),
      "a form to _top": attempt("return sends({ action: out('form-top'), target: '_top' });", /./),
      "a form to _blank": attempt(
        "return sends({ action: out('form-blank'), target: '_blank', method: 'post' });",
        /./,
      ),
      "base target": attempt(
        `const base = document.createElement("base");
        base.target = "_top";
        document.head.append(base);
        const clicked = click(link({ href: out("base-top") }));
        base.remove();
        return clicked;`,
        /./,
      ),
      "window.open": attempt("return window.open(out('open'));", /^null$/),
      "window.open _top": attempt(
        "return window.open(out('open-top'), '_top');",
        /^(null|SecurityError.*)$/,
      ),
      "history.back": attempt("history.back(); history.go(-2); return 'called';", /^called$/),
      "top.close": attempt("top.close(); top.blur(); return 'called';", /^called$/),
    },
  },
  {
    tries: "Open frames on other addresses, on `data:` or on `blob:` documents",
    by: ["policy", "connection allowlist"],
    attempts: {
      "https:": attempt("return frameSays({ src: out('frame') });", /^nothing happened$/),
      "https:, own": attempt("return frameSays({ src: own('frame') });", /^nothing happened$/),
      "the relay's own page": attempt(
        "return frameSays({ src: origin + '/sandbox/?leak' });",
        /^nothing happened$/,
      ),
      "data:": attempt(
        "return frameSays({ src: 'data:text/html,' + encodeURIComponent(says('runs')) });",
        /^nothing happened$/,
      ),
      "blob:": attempt(
        "return frameSays({ src: blob(says('runs'), 'text/html') });",
        /^nothing happened$/,
      ),
      "meta refresh": attempt(
        "return frameSays({ srcdoc: '<meta http-equiv=refresh content=\"0; url=' + out('refresh') + '\">' });",
        /^TypeError/,
      ),
      "a form in a frame": attempt(
        "return frameSays({ srcdoc: '<form action=' + out('nested-form') + '></form><script>document.forms[0].submit()</' + 'script>' });",
        /^TypeError/,
      ),
      "a frame goes on to top": attempt(
        "return frameSays({ srcdoc: '<script>try { top.location = \"' + out('nested-top') + '\"; } catch (error) { ' + say('error.name') + ' }</' + 'script>' });",
        /^TypeError/,
      ),
      "a frame without sandbox": attempt(
        "return frameSays({ sandbox: 'allow-scripts allow-same-origin allow-top-navigation', srcdoc: '<script>try { ' + say('top.document.title') + ' } catch (error) { ' + say('error.name') + ' }</' + 'script>' });",
        /^TypeError/,
      ),
    },
  },
  {
    tries: "Download files, or show dialogs",
    by: ["sandbox"],
    attempts: {
      "a download": attempt(
        "return click(link({ href: blob('x'), download: 'hostile.txt', target: '_self' }));",
        /./,
      ),
      showSaveFilePicker: attempt("return showSaveFilePicker();", /^ReferenceError/),
      alert: attempt("return alert('hostile');", /^undefined$/),
      confirm: attempt("return confirm('hostile');", /^false$/),
      prompt: attempt("return prompt('hostile');", /^null$/),
      print: attempt("return print();", /^undefined$/),
      beforeunload: attempt("onbeforeunload = () => 'stay'; return 'set';", /^set$/),
    },
  },
];
