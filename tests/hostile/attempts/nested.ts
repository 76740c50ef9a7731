import { attempt, type AttemptGroup } from "./attempt";

/** What hostile code does with frames of its own. */
export const nested: readonly AttemptGroup[] = [
  {
    tries: "Tell another machine something in the name of a host",
    by: ["connection allowlist"],
    attempts: {
      "a frame": attempt("frame({ src: out('name-frame') }); return 'done';", /^done$/),
      "a frame, http:": attempt(
        "frame({ src: out('name-http').replace('https', 'http') }); return 'done';",
        /^done$/,
      ),
      "a lazy frame": attempt(
        "frame({ loading: 'lazy', src: out('name-lazy') }); return 'done';",
        /^done$/,
      ),
      "a frame without credentials": attempt(
        "frame({ credentialless: '', src: out('name-credentialless') }); return 'done';",
        /^done$/,
      ),
      "a frame for each key": attempt(
        "for (const key of 'keys') frame({ src: out('name-key-' + key) }); return 'done';",
        /^done$/,
      ),
      "a frame's location": attempt(
        "frame().contentWindow.location = out('name-location'); return 'done';",
        /^done$/,
      ),
      "a frame's location, replaced": attempt(
        "frame().contentWindow.location.replace(out('name-replace')); return 'done';",
        /^done$/,
      ),
      "a link to a frame": attempt(
        "frame({ name: 'link' }); return click(link({ href: out('name-link'), target: 'link' }));",
        /^clicked$/,
      ),
      "a form to a frame": attempt(
        "frame({ name: 'form' }); return sends({ action: out('name-form'), target: 'form' });",
        /^sent$/,
      ),
      "window.open to a frame": attempt(
        "frame({ name: 'open' }); window.open(out('name-open'), 'open'); return 'done';",
        /^done$/,
      ),
      "frames as markup": attempt(
        "markup((place) => { place.innerHTML = '<iframe src=' + out('name-markup') + '></iframe>'; }); return 'done';",
        /^done$/,
      ),
      "a frame in a closed shadow": attempt(
        `const host = document.createElement("div");
        document.body.append(host);
        host.attachShadow({ mode: "closed" }).append(make("iframe", { src: out("name-shadow") }));
        return "done";`,
        /^done$/,
      ),
      "a frame set": attempt(
        "const set = make('frameset', {}); set.append(make('frame', { src: out('name-frameset') })); document.body.append(set); return 'done';",
        /^done$/,
      ),
      "a fenced frame": attempt(
        `const fenced = document.createElement("fencedframe");
        document.body.append(fenced);
        fenced.config = new FencedFrameConfig(out("name-fenced"));
        return "done";`,
        /^(done|TypeError|ReferenceError)/,
      ),
      "a portal": attempt(
        "document.body.append(make('portal', { src: out('name-portal') }));",
        /./,
      ),
    },
  },
  {
    tries: "Make a document of its own, in which nothing is taken away",
    by: ["lock-down"],
    attempts: {
      srcdoc: attempt("return frameSays({ srcdoc: fresh() });", /^TypeError/),
      "srcdoc, set": attempt("frame().srcdoc = fresh();", /^TypeError/),
      "srcdoc, as an attribute of something else": attempt(
        `const other = make("div", { srcdoc: fresh() });
        const attribute = other.getAttributeNode("srcdoc");
        other.removeAttributeNode(attribute);
        frame().setAttributeNode(attribute);`,
        /^TypeError/,
      ),
      ...Object.fromEntries(
        ["value", "nodeValue", "textContent"].map((member) => [
          `srcdoc, by the ${member} of its attribute`,
          attempt(
            `const one = frame();
            one.toggleAttribute("srcdoc");
            one.getAttributeNode("srcdoc").${member} = fresh();
            return markup(() => undefined);`,
            /^TypeError/,
          ),
        ]),
      ),
      "srcdoc, of a document without a frame": attempt(
        `const other = document.implementation.createHTMLDocument("").createElement("iframe");
        other.setAttribute("srcdoc", fresh());
        document.body.append(other);`,
        /^TypeError/,
      ),
      innerHTML: attempt(
        "return markup((place) => { place.innerHTML = nested(fresh()); });",
        /^TypeError/,
      ),
      insertAdjacentHTML: attempt(
        "return markup((place) => place.insertAdjacentHTML('beforeend', nested(fresh())));",
        /^TypeError/,
      ),
      setHTMLUnsafe: attempt(
        "return markup((place) => place.setHTMLUnsafe(nested(fresh())));",
        /^TypeError/,
      ),
      "a fragment": attempt(
        "return markup((place) => place.append(document.createRange().createContextualFragment(nested(fresh()))));",
        /^TypeError/,
      ),
      "a template in a shadow": attempt(
        "return markup((place) => { place.attachShadow({ mode: 'closed' }).innerHTML = nested(fresh()); });",
        /^TypeError/,
      ),
      "document.write, in pieces": attempt(
        "document.write('<iframe src'); document.write('doc=x></iframe>');",
        /^TypeError/,
      ),
      "document.execCommand": attempt(
        "document.execCommand('insertHTML', false, nested(fresh()));",
        /^TypeError/,
      ),
      "DOMParser, HTML": attempt(
        "return markup((place) => place.append(new DOMParser().parseFromString(nested(fresh()), 'text/html').body));",
        /^TypeError/,
      ),
      "DOMParser, an entity of XML": attempt(
        `const name = "src&#100;oc";
        const entity = "<!DOCTYPE a [<!ENTITY f '<iframe xmlns=&#34;http://www.w3.org/1999/xhtml&#34; " + name + "=&#34;x&#34;/>'>]><a>&f;</a>";
        return markup((place) => place.append(new DOMParser().parseFromString(entity, "text/xml").documentElement));`,
        /^TypeError/,
      ),
      "a safe way of markup": attempt(
        "return markup((place) => place.setHTML(nested(fresh())));",
        /^(nothing happened|TypeError)/,
      ),
      "a transformation": attempt("return new XSLTProcessor();", /^ReferenceError/),
      "javascript: in a frame": attempt(
        "return frameSays({ src: 'javascript:' + say(\"'runs'\") });",
        /^nothing happened$/,
      ),
      "javascript: in an empty frame": attempt(
        "frame().contentWindow.location = 'javascript:1';",
        /^SecurityError/,
      ),
      "javascript: for the document itself": attempt(
        "self['location'].href = 'javascript:' + JSON.stringify(fresh()); return markup(() => undefined);",
        /^nothing happened$/,
      ),
      "a policy of its own": attempt(
        "trustedTypes.createPolicy('own', { createHTML: (text) => text });",
        /^TypeError/,
      ),
      "the default policy": attempt(
        "trustedTypes.createPolicy('default', { createHTML: (text) => text });",
        /^TypeError/,
      ),
    },
  },
];
