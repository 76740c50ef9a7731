npm pkg set type=module
