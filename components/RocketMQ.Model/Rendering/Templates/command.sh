#!/bin/sh
# Written by `pulumi up`, and taken away by `pulumi destroy`. For operators: {{name}} --help
exec /bin/bash "/usr/local/lib/rocketmq-steps/{{script}}" "$@"
