mkdir my-app && cd my-app && npm init -y
