mkdir my-app
cd my-app
npm init --yes
npm pkg set type=module
